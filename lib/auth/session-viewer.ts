import { z } from 'zod';
import { db } from '../db.ts';
import { masksNumbersFor } from '../workspace/masked-roles.ts';
import { auth } from './auth.ts';
import { role } from './permissions.ts';
import { idleSessionLimit } from './session-limits.ts';
import type { Viewer } from './viewer.ts';

/**
 * The viewer whose session cookie the headers carry; `null` without a valid session, and for a disabled user
 * also while a session of theirs lives on. Asking does not count as using it: open pages ask by themselves.
 */
export async function sessionViewer(headers: Headers): Promise<Viewer | null> {
  const found = await auth().api.getSession({ headers });
  if (!found) return null;
  const { session } = found;
  const user = account.safeParse(found.user);
  const idle = Date.now() - session.updatedAt.getTime();
  if (!user.success || user.data.banned || idle > idleSessionLimit * 1000) {
    await db().session.deleteMany({ where: { id: session.id } });
    return null;
  }
  const { id, name, email, role } = user.data;
  const masksNumbers = await masksNumbersFor(role);
  const address = session.ipAddress ?? null;
  return { userId: id, name, email, role, masksNumbers, sessionId: session.id, address };
}

const account = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  banned: z.boolean().nullish(),
});
