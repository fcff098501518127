import { Text } from '@mantine/core';

type Props = { received: number; usual: number | null };

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** How many came, and how many usually do. */
export function UsualRate({ received, usual }: Props) {
  return (
    <>
      {whole.format(received)}{' '}
      <Text span size="xs" c="dimmed">
        {usual === null
          ? 'usual not known yet'
          : `usually ${usual < 1 && usual > 0 ? 'less than 1' : whole.format(usual)}`}
      </Text>
    </>
  );
}
