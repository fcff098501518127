import type { CallCount } from '@/lib/calls/count-calls.ts';
import { ExportMenu } from './export-menu.tsx';

/** The export, once it is known how many calls it is of. */
export async function ExportOfTotal({ query, total }: { query: string; total: Promise<CallCount> }) {
  return <ExportMenu query={query} total={await total} />;
}
