import { db } from '../../db.ts';
import { type Role, role } from '../permissions.ts';
import { liveSessions } from '../session-limits.ts';
import { authorise, type Viewer } from '../viewer.ts';

export type ListedUser = {
  id: string;
  name: string;
  email: string;
  role: Role;
  isDisabled: boolean;
  /** Signed in at so many browsers. */
  sessions: number;
  /** When they last did something in one of these; `null` where nobody is signed in. */
  lastSeenAt: Date | null;
};

/**
 * Everybody who has an account, by name.
 *
 * @throws {AppError} `forbidden` without `users.manage`.
 */
export async function listUsers(viewer: Viewer): Promise<ListedUser[]> {
  authorise(viewer, 'users.manage');
  const rows = await db().user.findMany({
    orderBy: [{ name: 'asc' }, { email: 'asc' }],
    include: {
      sessions: { where: liveSessions(), orderBy: { updatedAt: 'desc' }, select: { updatedAt: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: role.parse(row.role ?? 'viewer'),
    isDisabled: row.banned === true,
    sessions: row.sessions.length,
    lastSeenAt: row.sessions[0]?.updatedAt ?? null,
  }));
}
