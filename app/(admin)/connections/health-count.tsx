import { Text } from '@mantine/core';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';

type Props = { value: number; href: string; label: string };

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
    <TextLink href={href} underline="always" aria-label={`${label}: ${wholeNumber(value)}`}>
      {wholeNumber(value)}
    </TextLink>
  );
}
