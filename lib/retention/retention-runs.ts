import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { jobRow } from '../jobs/job-view.ts';

const run = jobRow
  .pick({ id: true, state: true, problem: true, startedByName: true, createdAt: true, endedAt: true })
  .extend({
    result: z.object({ removed: z.record(z.string(), z.number()) }).catch({ removed: {} }),
  })
  .transform(({ result: { removed }, ...row }) => ({ ...row, removed }));

/** A run of retention and how many of what it has removed, by name. Instants are UTC. */
export type RetentionRun = z.output<typeof run>;

/**
 * The last runs of retention, the newest first.
 *
 * @throws {AppError} `forbidden` without the right to change settings.
 */
export async function retentionRuns(viewer: Viewer, limit = 10): Promise<RetentionRun[]> {
  authorise(viewer, 'settings.manage');
  const rows = await db().job.findMany({
    where: { kind: 'retention' },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return z.array(run).parse(rows);
}
