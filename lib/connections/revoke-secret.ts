import { z } from 'zod';
import { record } from '../audit/record.ts';
import { assertFreshlyConfirmed } from '../auth/assert-freshly-confirmed.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { parseInput } from '../http/parse-input.ts';
import { refuseWhileRemoved } from './delete-connection-job.ts';
import { findConnection } from './find-connection.ts';

type RevokeSecretInput = {
  connectionId: string;
  secretId: string;
  /** Ends it although the provider still uses it, or although there is no other: its deliveries will be refused. */
  evenInUse?: boolean | undefined;
};

/**
 * Ends a secret now instead of at the end of its overlap.
 *
 * @throws {AppError} `conflict` when the provider would be locked out and `evenInUse` is not said, when the secret
 * has ended already, or while the connection is being deleted; `not_found`, `reauthenticate`, or `forbidden` without
 * `connections.manage`.
 */
export async function revokeSecret(viewer: Viewer, input: RevokeSecretInput): Promise<void> {
  authorise(viewer, 'connections.manage');
  const { connectionId, secretId, evenInUse } = parseInput(revocation, input);
  await assertFreshlyConfirmed(viewer);

  await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM connection WHERE id = ${connectionId}::uuid FOR UPDATE`;
    await findConnection(connectionId, tx);
    await refuseWhileRemoved(tx, connectionId);
    const secrets = await tx.connectionSecret.findMany({
      where: { connectionId },
      select: { id: true, fingerprint: true, validUntil: true },
    });
    const secret = secrets.find(({ id }) => id === secretId);
    if (!secret) throw new AppError('not_found', 'This connection has no such secret.');
    const now = new Date();
    const valid = secrets.filter(({ validUntil }) => validUntil === null || validUntil > now);
    if (!valid.includes(secret)) throw new AppError('conflict', 'This secret has ended already.');
    const newest = await tx.delivery.findFirst({
      where: { connectionId, isTest: false },
      orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
      select: { secretFingerprint: true },
    });
    if (!evenInUse && valid.length === 1) {
      throw new AppError(
        'conflict',
        'It is the only one that is valid: without it every request is refused.',
      );
    }
    if (!evenInUse && newest?.secretFingerprint === secret.fingerprint) {
      throw new AppError(
        'conflict',
        'The last delivery came with it: give the provider the new secret first, or say that it is to end all the same.',
      );
    }
    await tx.connectionSecret.update({ where: { id: secretId }, data: { validUntil: now } });
    await record(tx, viewer, {
      action: 'connection.secret_revoked',
      subjectType: 'connection',
      subjectId: connectionId,
      before: { secret: secret.fingerprint, validUntil: secret.validUntil?.toISOString() ?? null },
      after: { secret: secret.fingerprint, validUntil: now.toISOString() },
    });
  });
}

const revocation = z.object({
  connectionId: z.uuid('is not the id of a connection'),
  secretId: z.uuid('is not the id of a secret'),
  evenInUse: z.boolean().default(false),
});
