import type { Database } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { openSecret } from './seal-secret.ts';

/**
 * The newest secret of a connection that is valid now, in the clear. For the functions of this folder, which have
 * authorised their viewer and say in the audit log what they did with it.
 *
 * @throws {AppError} `not_found` when it has none; `internal` when it cannot be decrypted.
 */
export async function newestSecret(
  database: Database,
  connectionId: string,
): Promise<{ secret: string; fingerprint: string }> {
  const newest = await database.connectionSecret.findFirst({
    where: { connectionId, OR: [{ validUntil: null }, { validUntil: { gt: new Date() } }] },
    orderBy: [{ validFrom: 'desc' }, { id: 'desc' }],
  });
  if (!newest) {
    throw new AppError('not_found', 'This connection has no valid secret. Rotate it to get a new one.');
  }
  return { secret: openSecret(newest.ciphertext, connectionId), fingerprint: newest.fingerprint };
}
