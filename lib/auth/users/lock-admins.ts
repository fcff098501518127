import type { Transaction } from '../../db.ts';
import { AppError } from '../../http/app-error.ts';

/**
 * Lets one change at a time take an admin away, up to the end of its transaction: two at once would each see the other
 * admin remain. Comes first in the transaction.
 */
export async function lockAdmins(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('switchboard admins'))`;
}

/**
 * Stops a change that would leave nobody who manages the others. Comes after the change, under `lockAdmins`.
 *
 * @throws {AppError} `conflict` when no admin is left who can sign in.
 */
export async function assertAdminLeft(tx: Transaction): Promise<void> {
  const left = await tx.user.count({ where: { role: 'admin', OR: [{ banned: false }, { banned: null }] } });
  if (left > 0) return;
  throw new AppError('conflict', 'One active admin must remain. Make somebody else an admin first.');
}
