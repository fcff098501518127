import { beforeAll, expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { insertSession } from '../../tests/sample-people.ts';
import { db } from '../db.ts';
import { assertFreshlyConfirmed } from './assert-freshly-confirmed.ts';
import { confirmPassword } from './confirm-password.ts';
import { createUser } from './create-user.ts';
import { limitSignIn } from './limit-sign-in.ts';
import { systemViewer } from './system-viewer.ts';
import type { Viewer } from './viewer.ts';

useTestDatabase();

const passwords = { ada: 'correct horse battery', lan: 'another long password' };
const password = passwords.ada;
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const refused = expect.objectContaining({ code: 'reauthenticate', status: 403 });

let ada: Viewer & { userId: string };
let lan: Viewer & { userId: string };

beforeAll(async () => {
  [ada, lan] = await Promise.all([person('ada'), person('lan')]);
});

it('passes who signed in less than ten minutes ago, and nobody later', async () => {
  await expect(assertFreshlyConfirmed(await inSession(ada, 9.9))).resolves.toBeUndefined();
  await expect(assertFreshlyConfirmed(await inSession(ada, 10.1))).rejects.toEqual(refused);
});

it('passes for ten minutes once the password was entered again, in that session only', async () => {
  const [here, there] = [await inSession(ada, 600), await inSession(ada, 600)];
  await confirmPassword(here, password);
  await expect(assertFreshlyConfirmed(here)).resolves.toBeUndefined();
  await expect(assertFreshlyConfirmed(there)).rejects.toEqual(refused);

  await db().session.updateMany({
    where: { id: here.sessionId },
    data: { reauthenticatedAt: minutesAgo(10.1) },
  });
  await expect(assertFreshlyConfirmed(here)).rejects.toEqual(refused);
});

it('passes the system, and nobody without a session or with that of somebody else', async () => {
  await expect(assertFreshlyConfirmed(systemViewer('test'))).resolves.toBeUndefined();
  await expect(assertFreshlyConfirmed(ada)).rejects.toEqual(refused);
  await expect(assertFreshlyConfirmed({ ...ada, sessionId: 'made up' })).rejects.toEqual(refused);
  const { sessionId } = await inSession(lan, 1);
  await expect(assertFreshlyConfirmed({ ...ada, sessionId })).rejects.toEqual(refused);
});

it('does not take a wrong password, also not that of somebody else', async () => {
  const viewer = await inSession(ada, 600);
  for (const wrong of ['', passwords.lan, 'x'.repeat(2000)]) {
    await expect(confirmPassword(viewer, wrong)).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ key: 'password', message: 'is not your password' }],
    });
  }
  await expect(assertFreshlyConfirmed(viewer)).rejects.toEqual(refused);
});

it('stops guessing in all sessions of the person after as many attempts as signing in', async () => {
  const viewers = [await inSession(lan, 600), await inSession(lan, 600)];
  const codes: string[] = [];
  for (let attempt = 0; attempt < limitSignIn.attempts; attempt += 1) {
    const viewer = viewers[attempt % 2] ?? lan;
    codes.push(await confirmPassword(viewer, 'guess').catch((error) => error.code));
  }
  expect(new Set(codes)).toEqual(new Set(['invalid_input']));
  await expect(confirmPassword(viewers[0] ?? lan, passwords.lan)).rejects.toMatchObject({
    code: 'rate_limited',
    message: 'Too many attempts. Wait 15 minutes, then try again.',
  });
  await expect(confirmPassword(await inSession(ada, 600), password)).resolves.toBeUndefined();
});

async function person(name: 'ada' | 'lan'): Promise<Viewer & { userId: string }> {
  const email = `${name}@example.com`;
  const input = { email, name, role: 'admin' as const, password: passwords[name] };
  const user = await createUser(systemViewer('test'), input);
  return { userId: user.id, name, email, role: 'admin' };
}

async function inSession<Person extends Viewer & { userId: string }>(viewer: Person, minutes: number) {
  return { ...viewer, sessionId: await insertSession(viewer.userId, minutesAgo(minutes)) };
}
