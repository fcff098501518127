import { beforeEach, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../../tests/database.ts';
import { insertPerson, insertSession, type Person } from '../../../tests/sample-people.ts';
import { db } from '../../db.ts';
import { systemViewer } from '../system-viewer.ts';
import { changeRole } from './change-role.ts';
import { createResetLink } from './create-reset-link.ts';
import { disableUser } from './disable-user.ts';
import { enableUser } from './enable-user.ts';
import { endSessions } from './end-sessions.ts';
import { inviteUser } from './invite-user.ts';
import { listInvitations } from './list-invitations.ts';
import { listUsers } from './list-users.ts';

useTestDatabase();

let ada: Person;
let lan: Person;
let kim: Person;

beforeEach(async () => {
  await db().user.deleteMany();
  await db().invitation.deleteMany();
  ada = await insertPerson('admin', 'Ada');
  lan = await insertPerson('admin', 'Lan');
  kim = await insertPerson('viewer', 'Kim');
});

const roleOf = async ({ userId }: Person) =>
  (await db().user.findUniqueOrThrow({ where: { id: userId } })).role;
const sessionsOf = ({ userId }: Person) => db().session.count({ where: { userId } });
const lastEntry = () => db().auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } });

describe('listing', () => {
  it('says who there is, where they are signed in and when they were last there', async () => {
    const hour = 3_600_000;
    const seen = new Date(Date.now() - 2 * hour);
    await db().session.update({ where: { id: kim.sessionId }, data: { updatedAt: seen } });
    await insertSession(kim.userId, new Date(Date.now() - 5 * hour));
    await insertSession(kim.userId, new Date(Date.now() - 8 * 24 * hour)); // not used for a week: over
    await db().session.deleteMany({ where: { userId: lan.userId } });
    await db().user.update({ where: { id: lan.userId }, data: { banned: true } });

    expect(await listUsers(ada)).toMatchObject([
      { name: 'Ada', role: 'admin', isDisabled: false, sessions: 1 },
      { name: 'Kim', role: 'viewer', isDisabled: false, sessions: 2, lastSeenAt: seen },
      { name: 'Lan', role: 'admin', isDisabled: true, sessions: 0, lastSeenAt: null },
    ]);
  });
});

describe('changing a role', () => {
  it('holds at once, audited before and after', async () => {
    await changeRole(ada, { userId: kim.userId, role: 'manager' });
    expect(await roleOf(kim)).toBe('manager');
    expect(await lastEntry()).toMatchObject({
      action: 'user.role_changed',
      actorName: 'Ada',
      subjectId: kim.userId,
      before: { role: 'viewer' },
      after: { role: 'manager' },
    });
  });

  it('takes along the links that a former admin made, and no others', async () => {
    await inviteUser(lan, { email: 'of-lan@example.com', role: 'admin' });
    await inviteUser(ada, { email: 'of-ada@example.com', role: 'viewer' });
    await changeRole(ada, { userId: lan.userId, role: 'manager' });
    expect((await listInvitations(ada)).map(({ email }) => email)).toEqual(['of-ada@example.com']);
    expect((await lastEntry()).after).toEqual({ role: 'manager', linksTakenBack: 1 });
  });

  it('refuses what is no role, and who is nobody', async () => {
    await expect(
      changeRole(ada, JSON.parse(`{"userId":"${kim.userId}","role":"owner"}`)),
    ).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(changeRole(ada, { userId: 'nobody', role: 'viewer' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('oneself', () => {
  it('is demoted or disabled only when that is meant', async () => {
    const unmeant = { code: 'invalid_input', problems: [{ key: 'meansOneself' }] };
    await expect(changeRole(ada, { userId: ada.userId, role: 'viewer' })).rejects.toMatchObject(unmeant);
    await expect(disableUser(ada, { userId: ada.userId })).rejects.toMatchObject(unmeant);
    expect(await roleOf(ada)).toBe('admin');
    await changeRole(ada, { userId: ada.userId, role: 'viewer', meansOneself: true });
    expect(await roleOf(ada)).toBe('viewer');
  });

  it('does not go as the last admin, meant or not, and nothing is written', async () => {
    await disableUser(ada, { userId: lan.userId });
    const entries = await db().auditEntry.count();
    const last = { userId: ada.userId, meansOneself: true };
    await expect(disableUser(ada, last)).rejects.toMatchObject({ code: 'conflict' });
    await expect(changeRole(ada, { ...last, role: 'manager' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(disableUser(systemViewer('test'), last)).rejects.toMatchObject({ code: 'conflict' });
    expect(await roleOf(ada)).toBe('admin');
    expect(await sessionsOf(ada)).toBe(1);
    expect(await db().auditEntry.count()).toBe(entries);
  });
});

describe('one admin remains', () => {
  const pairs = {
    'each demotes the other': () => [
      changeRole(ada, { userId: lan.userId, role: 'viewer' }),
      changeRole(lan, { userId: ada.userId, role: 'viewer' }),
    ],
    'each disables the other': () => [
      disableUser(ada, { userId: lan.userId }),
      disableUser(lan, { userId: ada.userId }),
    ],
    'one demotes and one disables': () => [
      changeRole(ada, { userId: lan.userId, role: 'viewer' }),
      disableUser(lan, { userId: ada.userId }),
    ],
  };

  it.each(Object.entries(pairs))('when at the same moment %s', async (_, both) => {
    const outcomes = await Promise.allSettled(both());
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict' },
    });
    expect(await db().user.count({ where: { role: 'admin', banned: { not: true } } })).toBe(1);
  });
});

describe('disabling', () => {
  it('ends all sessions, takes links back, and is undone by enabling', async () => {
    await insertSession(lan.userId);
    await inviteUser(lan, { email: 'of-lan@example.com', role: 'admin' });
    await createResetLink(ada, { userId: lan.userId });
    await disableUser(ada, { userId: lan.userId });
    expect(await sessionsOf(lan)).toBe(0);
    expect(await listInvitations(ada)).toEqual([]);
    expect(await lastEntry()).toMatchObject({
      action: 'user.disabled',
      before: { state: 'active', sessions: 2 },
      after: { state: 'disabled', linksTakenBack: 1 },
    });
    await expect(createResetLink(ada, { userId: lan.userId })).rejects.toMatchObject({ code: 'conflict' });

    await enableUser(ada, { userId: lan.userId });
    expect(await listUsers(ada)).toMatchObject([{}, {}, { name: 'Lan', isDisabled: false, role: 'admin' }]);
    expect(await lastEntry()).toMatchObject({ action: 'user.enabled' });
  });

  it('said twice is done and audited once', async () => {
    await disableUser(ada, { userId: kim.userId });
    const entries = await db().auditEntry.count();
    await disableUser(ada, { userId: kim.userId });
    expect(await db().auditEntry.count()).toBe(entries);
  });
});

describe('ending sessions', () => {
  it('ends all of another person, and one’s own but for the one in use', async () => {
    await insertSession(kim.userId);
    expect(await endSessions(ada, { userId: kim.userId })).toBe(2);
    expect(await sessionsOf(kim)).toBe(0);
    await insertSession(ada.userId);
    expect(await endSessions(ada, { userId: ada.userId })).toBe(1);
    expect(await db().session.findMany({ where: { userId: ada.userId } })).toMatchObject([
      { id: ada.sessionId },
    ]);
    expect(await lastEntry()).toMatchObject({ action: 'user.sessions_ended', after: { ended: 1 } });
  });
});

it('asks for the password again before rights are given or a link is made', async () => {
  await db().session.updateMany({ data: { createdAt: new Date(Date.now() - 11 * 60_000) } });
  const again = { code: 'reauthenticate' };
  await expect(changeRole(ada, { userId: kim.userId, role: 'admin' })).rejects.toMatchObject(again);
  await expect(inviteUser(ada, { email: 'x@example.com', role: 'viewer' })).rejects.toMatchObject(again);
  await expect(createResetLink(ada, { userId: kim.userId })).rejects.toMatchObject(again);
  expect(await roleOf(kim)).toBe('viewer');
  expect(await db().invitation.count()).toBe(0);
});
