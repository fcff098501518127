import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { record } from '../audit/record.ts';
import { db, type Transaction } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { parseInput } from '../http/parse-input.ts';
import { hash, password } from './password.ts';
import { type Role, role } from './permissions.ts';
import { authorise, type Viewer } from './viewer.ts';

type UserInput = {
  email: string;
  /** At least ten characters. */
  password: string;
  /** What comes before the @ of the address, when absent. */
  name?: string;
  /** `viewer` when absent. */
  role?: Role;
};

export type CreatedUser = { id: string; email: string; name: string; role: Role };

/**
 * Adds a person who can sign in.
 *
 * @throws {AppError} `invalid_input` naming each wrong value, `conflict` when the address is taken, `forbidden`
 * without `users.manage`.
 */
export async function createUser(viewer: Viewer, input: UserInput): Promise<CreatedUser> {
  authorise(viewer, 'users.manage');
  const prepared = await prepareUser(input);
  return db().$transaction((tx) => insertUser(tx, viewer, prepared));
}

type PreparedUser = CreatedUser & { passwordHash: string };

/** Checks the input and hashes the password, which takes too long for inside a transaction. */
export async function prepareUser(input: UserInput): Promise<PreparedUser> {
  const values = parseInput(userValues, input);
  return {
    id: randomUUID(),
    email: values.email,
    name: values.name ?? values.email.slice(0, values.email.indexOf('@')),
    role: values.role,
    passwordHash: await hash(values.password),
  };
}

/** Writes the user, the credential and the audit entry. The caller has authorised. */
export async function insertUser(tx: Transaction, viewer: Viewer, user: PreparedUser): Promise<CreatedUser> {
  const { passwordHash, ...created } = user;
  const now = new Date();
  const { count } = await tx.user.createMany({
    data: [{ ...created, emailVerified: true }],
    skipDuplicates: true,
  });
  if (count === 0) {
    throw new AppError(
      'conflict',
      `There is a user with the address ${created.email} already. Use another one.`,
      {
        problems: [{ key: 'email', message: 'is in use' }],
      },
    );
  }
  await tx.account.create({
    data: {
      id: randomUUID(),
      accountId: created.id,
      providerId: 'credential',
      userId: created.id,
      password: passwordHash,
      updatedAt: now,
    },
  });
  await record(tx, viewer, {
    action: 'user.created',
    subjectType: 'user',
    subjectId: created.id,
    after: { email: created.email, name: created.name, role: created.role },
  });
  return created;
}

/** An e-mail address as it is stored: in lower case. */
export const userEmail = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email({ error: 'is not an e-mail address' }));

const userValues = z.object({
  email: userEmail,
  password,
  name: z
    .string()
    .trim()
    .max(80, 'must have at most 80 characters')
    .transform((name) => (name === '' ? undefined : name))
    .optional(),
  role: role.default('viewer'),
});
