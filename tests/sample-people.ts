import { randomUUID } from 'node:crypto';
import type { Role } from '../lib/auth/permissions.ts';
import type { Viewer } from '../lib/auth/viewer.ts';
import { db } from '../lib/db.ts';

export type Person = Viewer & { userId: string; sessionId: string };

/** A person of their own with a role, who entered their password just now, for tests of what belongs to people. */
export async function insertPerson(role: Role, name = 'Kim'): Promise<Person> {
  const userId = randomUUID();
  const email = `${userId}@example.com`;
  await db().user.create({ data: { id: userId, name, email, role } });
  return { userId, name, email, role, sessionId: await insertSession(userId) };
}

/** A session of a person, begun by signing in at the given time. */
export async function insertSession(userId: string, createdAt = new Date()): Promise<string> {
  const id = randomUUID();
  const expiresAt = new Date(createdAt.getTime() + 30 * 24 * 3_600_000);
  await db().session.create({
    data: { id, token: randomUUID(), userId, createdAt, updatedAt: createdAt, expiresAt },
  });
  return id;
}
