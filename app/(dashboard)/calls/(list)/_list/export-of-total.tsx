import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { CallCount } from '@/lib/calls/count-calls.ts';
import { ExportMenu } from './export-menu.tsx';

/** The export, once it is known how many calls it is of. */
export async function ExportOfTotal({ query, total }: { query: string; total: Promise<CallCount> }) {
  const known = await total;
  return <ExportMenu query={query} total={known} what={words(known)} />;
}

function words({ count, capped }: CallCount): string {
  if (capped) return `All calls that match, more than ${wholeNumber(count)}`;
  return count === 1 ? 'The one call that matches' : `${wholeNumber(count)} calls that match`;
}
