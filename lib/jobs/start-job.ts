import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Transaction } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { endJob } from './end-job.ts';

type NewJob = {
  kind: string;
  /**
   * What it works on: a kind works on a subject once at a time. Kept in the input, under this name, and shown in the
   * audit log: no telephone numbers, no secrets.
   */
  subject: string;
  input: Record<string, unknown>;
  /** Ends one that is at work on the same subject, instead of refusing: for when what it reads has changed. */
  supersede?: boolean;
};

const idRow = z.object({ id: z.uuid() });

/**
 * Notes work that a runner takes up within a second, and says so in the audit log. Whoever calls it asks first
 * whether the viewer may.
 *
 * @returns the id of the job.
 * @throws {AppError} `conflict` when the kind is at work on this subject already.
 */
export async function startJob(
  tx: Transaction,
  viewer: Viewer,
  { kind, subject, input, supersede = false }: NewJob,
): Promise<string> {
  if (supersede) await endRunning(tx, viewer, { kind, subject });
  else if ((await findRunning(tx, { kind, subject })).length > 0) {
    throw new AppError('conflict', 'The same is being done already. Wait for it, or cancel it first.');
  }
  const [{ id }] = z.tuple([idRow]).parse(
    await tx.$queryRaw`
      INSERT INTO job (kind, input, started_by_id, started_by_name)
      VALUES (${kind}, ${JSON.stringify({ ...input, subject })}::jsonb, ${viewer.userId}, ${viewer.name})
      RETURNING id`,
  );
  await record(tx, viewer, {
    action: `${kind}.started`,
    subjectType: 'job',
    subjectId: id,
    after: { subject },
  });
  return id;
}

/** What a kind works on. */
type Work = Pick<NewJob, 'kind' | 'subject'>;

/**
 * Ends what is at work on a subject, after the step under way, and keeps others from starting it until the
 * transaction ends.
 */
export async function endRunning(tx: Transaction, viewer: Viewer, work: Work): Promise<void> {
  for (const { id } of await findRunning(tx, work)) await endJob(tx, viewer, id, 'cancelled');
}

async function findRunning(tx: Transaction, { kind, subject }: Work): Promise<z.infer<typeof idRow>[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`job ${kind} ${subject}`}, 0))`;
  return z.array(idRow).parse(
    await tx.$queryRaw`
      SELECT id FROM job WHERE state = 'running' AND kind = ${kind} AND input->>'subject' = ${subject}`,
  );
}
