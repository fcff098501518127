import { z } from 'zod';
import type { Viewer } from '../auth/viewer.ts';
import { db, type Transaction } from '../db.ts';
import { endJob } from './end-job.ts';
import type { JobKind, JobStep } from './job-kind.ts';

const jobRow = z.object({
  id: z.uuid(),
  kind: z.string(),
  input: z.unknown(),
  cursor: z.unknown(),
  done: z.number(),
  total: z.number(),
  startedById: z.string().nullable(),
  startedByName: z.string(),
});
type JobRow = z.infer<typeof jobRow>;

/** A step that could not be done, and whose job it is of. */
export class StepFailed extends Error {
  override name = 'StepFailed';
  readonly job: { id: string; startedBy: Viewer };

  constructor(job: { id: string; startedBy: Viewer }, cause: unknown) {
    super('a step of a job failed', { cause });
    this.job = job;
  }
}

/**
 * Does one step of the job that has waited longest, in one transaction with the moving of its cursor. A job whose
 * step another process is at is left to it.
 *
 * @param only the job to take, instead of the one that has waited longest.
 * @returns the job's id, or `null` when there was nothing to do.
 * @throws {StepFailed} when the step did not go through, of which nothing remains.
 */
export async function runJobStep(kinds: readonly JobKind[], only?: string): Promise<string | null> {
  let job: JobRow | undefined;
  const work = async (tx: Transaction) => {
    job = await takeJob(tx, kinds, only);
    const kind = kinds.find(({ name }) => name === job?.kind);
    if (job === undefined || kind === undefined) return null;
    const startedBy = starterOf(job);
    const step = await kind.step(tx, { ...job, startedBy });
    await moveOn(tx, job.id, step);
    if (step.cursor === null) await endJob(tx, startedBy, job.id, 'done');
    return job.id;
  };
  try {
    return await db().$transaction(work, { maxWait: 10_000, timeout: 60_000 });
  } catch (error) {
    throw job === undefined ? error : new StepFailed({ id: job.id, startedBy: starterOf(job) }, error);
  }
}

async function takeJob(
  tx: Transaction,
  kinds: readonly JobKind[],
  only: string | undefined,
): Promise<JobRow | undefined> {
  const names = kinds.map(({ name }) => name);
  const rows = await tx.$queryRaw`
    SELECT id, kind, input, cursor, done, total, started_by_id AS "startedById", started_by_name AS "startedByName"
    FROM job
    WHERE state = 'running' AND kind = ANY(${names}) AND (${only ?? null}::uuid IS NULL OR id = ${only ?? null}::uuid)
    ORDER BY updated_at, id LIMIT 1
    FOR UPDATE SKIP LOCKED`;
  return z.array(jobRow).parse(rows)[0];
}

async function moveOn(
  tx: Transaction,
  id: string,
  { cursor, done, total, result }: JobStep<unknown>,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE job SET
      cursor = ${cursor === null ? null : JSON.stringify(cursor)}::jsonb,
      done = coalesce(${done ?? null}::int, done),
      total = coalesce(${total ?? null}::int, total),
      result = coalesce(${result === undefined ? null : JSON.stringify(result)}::jsonb, result),
      updated_at = clock_timestamp()
    WHERE id = ${id}::uuid`;
}

/** Whoever started it was asked whether they may; the work itself goes on by itself. */
function starterOf({ startedById, startedByName }: JobRow): Viewer {
  return { userId: startedById, name: startedByName, email: null, role: 'system' };
}
