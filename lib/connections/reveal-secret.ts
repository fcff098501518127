import { record } from '../audit/record.ts';
import { assertFreshlyConfirmed } from '../auth/assert-freshly-confirmed.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { connectionUrls } from './connection-urls.ts';
import type { ConnectionWithSecret } from './create-connection.ts';
import { findConnection } from './find-connection.ts';
import { openSecret } from './seal-secret.ts';

/**
 * Shows the newest secret of a connection again, and notes in the audit log who looked.
 *
 * @throws {AppError} `not_found`; `internal` when it cannot be decrypted; `reauthenticate`; `forbidden` without
 * `connections.manage`.
 */
export async function revealSecret(viewer: Viewer, connectionId: string): Promise<ConnectionWithSecret> {
  authorise(viewer, 'connections.manage');
  await assertFreshlyConfirmed(viewer);
  return db().$transaction(async (tx) => {
    const { connection, provider } = await findConnection(connectionId, tx);
    const newest = await tx.connectionSecret.findFirst({
      where: { connectionId, OR: [{ validUntil: null }, { validUntil: { gt: new Date() } }] },
      orderBy: [{ validFrom: 'desc' }, { id: 'desc' }],
    });
    if (!newest) {
      throw new AppError('not_found', 'This connection has no valid secret. Rotate it to get a new one.');
    }
    const secret = openSecret(newest.ciphertext, connectionId);
    await record(tx, viewer, {
      action: 'connection.secret_revealed',
      subjectType: 'connection',
      subjectId: connectionId,
      after: { secret: newest.fingerprint },
    });
    return { connection, secret, ...connectionUrls(provider, connection, secret) };
  });
}
