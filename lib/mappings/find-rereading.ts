import type { Viewer } from '../auth/viewer.ts';
import { AppError } from '../http/app-error.ts';
import { getJob } from '../jobs/get-job.ts';
import type { JobView } from '../jobs/job-view.ts';

/** How far it is that calls are read again, in deliveries. */
export type Rereading = Pick<JobView, 'id' | 'state' | 'done' | 'total' | 'problem'>;

/**
 * The job that an address names, `null` where it names none that there is.
 *
 * @throws {AppError} `forbidden` without `pipeline.run`.
 */
export async function findRereading(viewer: Viewer, id: string | undefined): Promise<Rereading | null> {
  if (id === undefined) return null;
  try {
    return await getJob(viewer, id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}
