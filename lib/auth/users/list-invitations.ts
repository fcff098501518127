import { z } from 'zod';
import { db } from '../../db.ts';
import { type Role, role } from '../permissions.ts';
import { authorise, type Viewer } from '../viewer.ts';

export type ListedInvitation = {
  id: string;
  /** To join, or to set a new password. */
  kind: 'join' | 'reset';
  email: string;
  role: Role;
  invitedByName: string;
  createdAt: Date;
  expiresAt: Date;
  isExpired: boolean;
};

/**
 * The links that nobody has used yet, newest first; expired ones too, until they are removed.
 *
 * @throws {AppError} `forbidden` without `users.manage`.
 */
export async function listInvitations(viewer: Viewer): Promise<ListedInvitation[]> {
  authorise(viewer, 'users.manage');
  const rows = await db().invitation.findMany({
    where: { usedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    omit: { tokenHash: true },
  });
  const now = Date.now();
  return rows.map((row) => ({
    id: row.id,
    kind: kind.parse(row.kind),
    email: row.email,
    role: role.parse(row.role),
    invitedByName: row.invitedByName,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    isExpired: row.expiresAt.getTime() <= now,
  }));
}

const kind = z.enum(['join', 'reset']);
