import { randomUUID } from 'node:crypto';
import type { Role } from '../lib/auth/permissions.ts';
import type { Viewer } from '../lib/auth/viewer.ts';
import { db } from '../lib/db.ts';

/** A person of their own with a role, for tests of what belongs to people. */
export async function insertPerson(role: Role, name = 'Kim'): Promise<Viewer & { userId: string }> {
  const userId = randomUUID();
  const email = `${userId}@example.com`;
  await db().user.create({ data: { id: userId, name, email, role } });
  return { userId, name, email, role };
}
