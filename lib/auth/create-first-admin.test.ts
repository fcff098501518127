import { expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { db } from '../db.ts';
import { createFirstAdmin, type FirstAdminInput } from './create-first-admin.ts';
import { createUser } from './create-user.ts';
import { hasUsers } from './has-users.ts';
import { systemViewer } from './system-viewer.ts';

useTestDatabase();

const input: FirstAdminInput = {
  name: 'Ada Lovelace',
  email: 'Ada@Example.com',
  password: 'correct horse battery',
  organisationName: 'Example Ltd',
  reportTimeZone: 'Asia/Kolkata',
};

it('says what is wrong before anything is created', async () => {
  const wrong = { ...input, email: 'ada', password: 'short', reportTimeZone: '+05:30' };
  await expect(createFirstAdmin(wrong)).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(createFirstAdmin({ ...input, password: 'nine char' })).rejects.toThrow(
    'at least 10 characters',
  );
  expect(await hasUsers()).toBe(false);
});

it('lets exactly one of many become the admin, then nobody', async () => {
  const attempts = await Promise.allSettled(
    [1, 2, 3, 4, 5].map((number) =>
      createFirstAdmin({ ...input, email: `ada${number}@Example.com` }, '192.0.2.7'),
    ),
  );
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await db().user.count()).toBe(1);
  expect(await db().user.findFirst()).toMatchObject({ role: 'admin', name: 'Ada Lovelace' });
  expect(await db().workspace.findMany()).toMatchObject([
    { organisationName: 'Example Ltd', reportTimeZone: 'Asia/Kolkata' },
  ]);
  expect(await db().auditEntry.findMany()).toMatchObject([
    { action: 'user.created', actorName: 'Ada Lovelace', address: '192.0.2.7' },
  ]);
  await expect(createFirstAdmin(input)).rejects.toMatchObject({ code: 'conflict' });
});

it('keeps no password readable', async () => {
  const accounts = await db().account.findMany();
  expect(accounts).toHaveLength(1);
  expect(JSON.stringify([accounts, await db().auditEntry.findMany()])).not.toContain('correct horse');
});

it('an address belongs to one user, whatever its case', async () => {
  const person = { email: 'grace@example.com', password: 'another long one', role: 'manager' } as const;
  expect(await createUser(systemViewer('test'), person)).toMatchObject({ name: 'grace', role: 'manager' });
  await expect(
    createUser(systemViewer('test'), { ...person, email: 'GRACE@example.com' }),
  ).rejects.toMatchObject({
    code: 'conflict',
  });
});

it('only who manages users creates them', async () => {
  const manager = { userId: 'u', name: 'M', email: null, role: 'manager' } as const;
  await expect(
    createUser(manager, { email: 'x@example.com', password: 'long enough 1' }),
  ).rejects.toMatchObject({
    code: 'forbidden',
  });
});
