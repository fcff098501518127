import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { type JobView, jobRow } from './job-view.ts';

/**
 * How far a job is, and what came of it.
 *
 * @throws {AppError} `not_found`, or `forbidden` without `pipeline.run`.
 */
export async function getJob(viewer: Viewer, id: string): Promise<JobView> {
  authorise(viewer, 'pipeline.run');
  const row = z.uuid().safeParse(id).success ? await db().job.findUnique({ where: { id } }) : null;
  if (row === null) throw new AppError('not_found', 'There is no job with this id.');
  return jobRow.parse(row);
}
