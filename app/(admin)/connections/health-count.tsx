import { Text } from '@mantine/core';
import { TextLink } from '@/app/_ui/text-link.tsx';

type Props = { value: number; href: string; label: string };

const whole = new Intl.NumberFormat('en-GB');

/** A count that leads to what it counts; nothing to see where there is none. */
export function HealthCount({ value, href, label }: Props) {
  if (value === 0) {
    return (
      <Text span size="sm" c="dimmed">
        0
      </Text>
    );
  }
  return (
    <TextLink href={href} aria-label={`${label}: ${whole.format(value)}`}>
      {whole.format(value)}
    </TextLink>
  );
}
