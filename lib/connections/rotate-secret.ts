import { z } from 'zod';
import { record } from '../audit/record.ts';
import { assertFreshlyConfirmed } from '../auth/assert-freshly-confirmed.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { parseInput } from '../http/parse-input.ts';
import { authenticationOf, connectionUrls } from './connection-urls.ts';
import type { ConnectionWithSecret } from './create-connection.ts';
import { refuseWhileRemoved } from './delete-connection-job.ts';
import { findConnection } from './find-connection.ts';
import { givenSecret, refuseForeignSecret } from './given-secret.ts';
import { issueSecret } from './issue-secret.ts';

type RotateSecretInput = {
  connectionId: string;
  /** Hours for which the old secret stays valid beside the new one; 24 when absent, at most 168, 0 ends it now. */
  overlapHours?: number;
  /** The new secret, where the provider makes it; otherwise, and when absent, one is made. */
  secret?: string;
};

type RotatedSecret = ConnectionWithSecret & {
  /** When the secret that was valid until now stops working. */
  oldSecretValidUntil: Date;
};

/**
 * Gives a connection a new secret, valid at once, and lets the old one go on for a while, so that nothing is
 * refused until the provider knows the new one.
 *
 * @throws {AppError} `not_found`, `invalid_input`, `conflict` while it is being deleted, `reauthenticate`, or
 * `forbidden` without `connections.manage`.
 */
export async function rotateSecret(viewer: Viewer, input: RotateSecretInput): Promise<RotatedSecret> {
  authorise(viewer, 'connections.manage');
  const { connectionId, overlapHours, secret: given } = parseInput(rotation, input);
  await assertFreshlyConfirmed(viewer);

  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM connection WHERE id = ${connectionId}::uuid FOR UPDATE`;
    const { connection, provider } = await findConnection(connectionId, tx);
    await refuseWhileRemoved(tx, connectionId);
    refuseForeignSecret(authenticationOf(provider, connection), given);
    const now = new Date();
    const validUntil = new Date(now.getTime() + overlapHours * 3_600_000);
    const old = await tx.connectionSecret.findMany({
      where: { connectionId, OR: [{ validUntil: null }, { validUntil: { gt: validUntil } }] },
    });
    await tx.connectionSecret.updateMany({
      where: { id: { in: old.map(({ id }) => id) } },
      data: { validUntil },
    });
    const { secret, fingerprint } = await issueSecret(tx, connectionId, given);
    await record(tx, viewer, {
      action: 'connection.secret_rotated',
      subjectType: 'connection',
      subjectId: connectionId,
      before: { secrets: old.map((each) => each.fingerprint) },
      after: { secret: fingerprint, oldValidUntil: validUntil.toISOString() },
    });
    return {
      connection,
      secret,
      ...connectionUrls(provider, connection, secret),
      oldSecretValidUntil: validUntil,
    };
  });
}

const rotation = z.object({
  connectionId: z.uuid('is not the id of a connection'),
  overlapHours: z
    .number()
    .min(0, 'must not be negative')
    .max(168, 'must be at most 168 hours (7 days)')
    .default(24),
  secret: givenSecret,
});
