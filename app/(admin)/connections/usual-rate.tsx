import { Text } from '@mantine/core';
import { wholeNumber } from '@/app/_ui/whole-number.ts';

type Props = { received: number; usual: number | null };

/** How many came, and how many usually do. */
export function UsualRate({ received, usual }: Props) {
  return (
    <>
      {wholeNumber(received)}{' '}
      <Text span size="xs" c="dimmed">
        {usual === null
          ? 'usual not known yet'
          : `usually ${usual < 1 && usual > 0 ? 'less than 1' : wholeNumber(Math.round(usual))}`}
      </Text>
    </>
  );
}
