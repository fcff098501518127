import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Transaction } from '../db.ts';

const endedRow = z.object({ kind: z.string(), done: z.number(), total: z.number(), result: z.json() });

/**
 * Ends a running job, whatever it has done so far staying done, and says so in the audit log with its counts.
 *
 * @param problem why it failed.
 * @returns whether it was running.
 */
export async function endJob(
  tx: Transaction,
  viewer: Viewer,
  id: string,
  state: 'done' | 'failed' | 'cancelled',
  problem: string | null = null,
): Promise<boolean> {
  const rows = await tx.$queryRaw`
    UPDATE job SET state = ${state}, problem = ${problem}, ended_at = now(), updated_at = now()
    WHERE id = ${id}::uuid AND state = 'running'
    RETURNING kind, done, total, result`;
  const [ended] = z.array(endedRow).parse(rows);
  if (ended === undefined) return false;
  const { kind, done, total, result } = ended;
  await record(tx, viewer, {
    action: `${kind}.${state}`,
    subjectType: 'job',
    subjectId: id,
    after: { done, total, ...(result === null ? {} : { result }), ...(problem === null ? {} : { problem }) },
  });
  return true;
}
