import { authorise, type Viewer } from '../auth/viewer.ts';
import { db, patiently } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { endJob } from './end-job.ts';
import { getJob } from './get-job.ts';

/**
 * Ends a running job after the step under way. What it has done stays done.
 *
 * @throws {AppError} `not_found`, `conflict` when it has ended already, or `forbidden` without `pipeline.run`.
 */
export async function cancelJob(viewer: Viewer, id: string): Promise<void> {
  authorise(viewer, 'pipeline.run');
  await getJob(viewer, id);
  // It waits for the step under way, which holds the job's row.
  const ended = await patiently(() =>
    db().$transaction((tx) => endJob(tx, viewer, id, 'cancelled'), { maxWait: 10_000, timeout: 60_000 }),
  );
  if (!ended) throw new AppError('conflict', 'It has ended already. Reload the page to see what came of it.');
}
