import { z } from 'zod';
import { record } from '../audit/record.ts';
import { assertFreshlyConfirmed } from '../auth/assert-freshly-confirmed.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { parseInput } from '../http/parse-input.ts';
import { startJob } from '../jobs/start-job.ts';
import { type DeletionInput, deletionKind, deletionsUnderWay } from './delete-connection-job.ts';
import { findConnection } from './find-connection.ts';

type DeleteConnectionInput = {
  connectionId: string;
  /** The connection's label, typed by the person who wants it gone. */
  label: string;
};

/**
 * Begins to delete a connection with everything that came of it. From this moment on its requests are refused like
 * those of a connection that never was, and it cannot be kept any more; a job then removes what is stored, part by
 * part. One whose deletion stands still goes on.
 *
 * @returns the job that does it.
 * @throws {AppError} `invalid_input` for another label, `not_found`, `conflict` while it is being deleted already,
 * `reauthenticate`, or `forbidden` without `connections.manage`.
 */
export async function deleteConnection(viewer: Viewer, input: DeleteConnectionInput): Promise<string> {
  authorise(viewer, 'connections.manage');
  const { connectionId, label } = parseInput(deletion, input);
  await assertFreshlyConfirmed(viewer);

  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM connection WHERE id = ${connectionId}::uuid FOR UPDATE`;
    const { connection } = await findConnection(connectionId, tx);
    if (label.trim() !== connection.label) {
      const message = `must be the name of this connection: ${connection.label}`;
      throw new AppError('invalid_input', `label: ${message}`, { problems: [{ key: 'label', message }] });
    }
    const stopped = (await deletionsUnderWay(tx)).get(connectionId);
    const secrets = await tx.connectionSecret.findMany({
      where: { connectionId },
      select: { fingerprint: true },
    });
    await tx.connectionSecret.deleteMany({ where: { connectionId } });
    await tx.connection.update({ where: { id: connectionId }, data: { status: 'paused' } });
    const input: DeletionInput = {
      connectionId,
      label: connection.label,
      provider: connection.provider,
      removed: stopped?.removed ?? { calls: 0, deliveries: 0 },
    };
    const jobId = await startJob(tx, viewer, { kind: deletionKind, subject: connectionId, input });
    await record(tx, viewer, {
      action: 'connection.deletion_started',
      subjectType: 'connection',
      subjectId: connectionId,
      before: {
        label: connection.label,
        provider: connection.provider,
        secrets: secrets.map(({ fingerprint }) => fingerprint),
      },
    });
    return jobId;
  });
}

const deletion = z.object({ connectionId: z.uuid('is not the id of a connection'), label: z.string() });
