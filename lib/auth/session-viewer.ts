import { z } from 'zod';
import { db } from '../db.ts';
import { auth } from './auth.ts';
import { role } from './permissions.ts';
import type { Viewer } from './viewer.ts';

/** A session ends when it was not used for a week, and is marked as used at most once in ten minutes. */
const idleLimit = 7 * 24 * 3_600_000;
const touchInterval = 600_000;

/**
 * The viewer whose session cookie the headers carry; `null` without a valid session, and for a disabled user
 * also while a session of theirs lives on.
 */
export async function sessionViewer(headers: Headers): Promise<Viewer | null> {
  const found = await auth().api.getSession({ headers });
  if (!found) return null;
  const { session } = found;
  const user = account.safeParse(found.user);
  const idle = Date.now() - session.updatedAt.getTime();
  if (!user.success || user.data.banned || idle > idleLimit) {
    await db().session.deleteMany({ where: { id: session.id } });
    return null;
  }
  if (idle > touchInterval)
    await db().session.updateMany({ where: { id: session.id }, data: { updatedAt: new Date() } });
  const { id, name, email, role } = user.data;
  return { userId: id, name, email, role, address: session.ipAddress ?? null };
}

const account = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  banned: z.boolean().nullish(),
});
