import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { CallCount } from '@/lib/calls/count-calls.ts';

/** How many calls match; it comes after the rows, which nobody should wait for. */
export async function CallTotal({ total }: { total: Promise<CallCount> }) {
  const { count, capped } = await total;
  const number = wholeNumber(count);
  if (capped) return <>More than {number} calls</>;
  return <>{count === 1 ? '1 call' : `${number} calls`}</>;
}
