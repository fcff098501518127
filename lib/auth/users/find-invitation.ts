import { z } from 'zod';
import { type Database, db } from '../../db.ts';
import { AppError } from '../../http/app-error.ts';
import { type Role, role } from '../permissions.ts';
import { hashOfToken } from './invitation-link.ts';

type OpenInvitation =
  | { kind: 'join'; email: string; role: Role; expiresAt: Date; invitedByName: string; id: string }
  | { kind: 'reset'; email: string; role: Role; expiresAt: Date; userId: string; id: string };

/**
 * What a link is for. Needs no viewer: whoever has the link is the one it was made for.
 *
 * @returns `null` for a link that was used, taken back, has expired or was never made, all alike.
 */
export async function findInvitation(
  token: string,
  database: Database = db(),
): Promise<OpenInvitation | null> {
  const row = await database.invitation.findUnique({
    where: { tokenHash: new Uint8Array(hashOfToken(token)) },
  });
  if (!row || row.usedAt || row.expiresAt.getTime() <= Date.now()) return null;
  const parsed = invitationRow.safeParse(row);
  return parsed.success ? parsed.data : null;
}

/**
 * Uses up a link, in the transaction of what it is used for: of several at once, one gets it.
 *
 * @throws {AppError} `not_found` when it is not to be used any more.
 */
export async function useUpInvitation(tx: Database, { id }: { id: string }): Promise<void> {
  const now = new Date();
  const { count } = await tx.invitation.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (count === 0) throw linkIsGone();
}

/** The refusal of a link that opens nothing. */
export function linkIsGone(): AppError {
  return new AppError('not_found', 'This link does not work any more. Ask your admin for a new one.');
}

const everyLink = { id: z.string(), email: z.string(), role, expiresAt: z.date() };
const invitationRow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('join'), ...everyLink, invitedByName: z.string() }),
  z.object({ kind: z.literal('reset'), ...everyLink, userId: z.string() }),
]);
