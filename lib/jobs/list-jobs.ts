import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { type JobState, type JobView, jobRow } from './job-view.ts';

type JobFilter = {
  kind?: string | undefined;
  state?: JobState | undefined;
  /** 20 when absent, at most 100. */
  limit?: number | undefined;
};

/**
 * Long work, the newest first.
 *
 * @throws {AppError} `forbidden` without `pipeline.run`.
 */
export async function listJobs(
  viewer: Viewer,
  { kind, state, limit = 20 }: JobFilter = {},
): Promise<JobView[]> {
  authorise(viewer, 'pipeline.run');
  const rows = await db().job.findMany({
    where: { ...(kind === undefined ? {} : { kind }), ...(state === undefined ? {} : { state }) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: Math.min(Math.max(Math.trunc(limit), 1), 100),
  });
  return z.array(jobRow).parse(rows);
}
