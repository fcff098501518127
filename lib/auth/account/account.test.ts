import { expect, it } from 'vitest';
import { useTestDatabase } from '../../../tests/database.ts';
import { insertPerson, insertSession } from '../../../tests/sample-people.ts';
import { db } from '../../db.ts';
import { createUser } from '../create-user.ts';
import { verify } from '../password.ts';
import { systemViewer } from '../system-viewer.ts';
import { changeOwnName } from './change-own-name.ts';
import { changeOwnPassword } from './change-own-password.ts';
import { endOwnSession } from './end-own-session.ts';
import { listOwnSessions } from './list-own-sessions.ts';
import { markSessionUsed } from './mark-session-used.ts';
import { sessionDevice } from './session-device.ts';

useTestDatabase();

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

it('a name is changed, audited, and not emptied', async () => {
  const kim = await insertPerson('viewer', 'Kim');
  await changeOwnName(kim, { name: ' Kim Doe ' });
  expect(await db().user.findUniqueOrThrow({ where: { id: kim.userId } })).toMatchObject({ name: 'Kim Doe' });
  expect(await db().auditEntry.findFirstOrThrow({ where: { actorId: kim.userId } })).toMatchObject({
    action: 'user.name_changed',
    before: { name: 'Kim' },
    after: { name: 'Kim Doe' },
  });
  await expect(changeOwnName(kim, { name: '  ' })).rejects.toMatchObject({
    problems: [{ key: 'name', message: 'must not be empty' }],
  });
});

it('a password is changed by who knows the old one, and the other sessions end', async () => {
  const password = 'correct horse battery';
  const { id: userId } = await createUser(systemViewer('test'), { email: 'ada@example.com', password });
  const [sessionId] = [await insertSession(userId), await insertSession(userId)];
  const ada = { userId, sessionId, name: 'Ada', email: 'ada@example.com', role: 'viewer' as const };
  const chosen = 'a whole new password';

  await expect(
    changeOwnPassword(ada, { currentPassword: 'guess', newPassword: chosen }),
  ).rejects.toMatchObject({ problems: [{ key: 'currentPassword' }] });
  await expect(
    changeOwnPassword(ada, { currentPassword: password, newPassword: 'short' }),
  ).rejects.toMatchObject({ problems: [{ key: 'newPassword' }] });
  expect(await db().session.count({ where: { userId } })).toBe(2);

  expect(await changeOwnPassword(ada, { currentPassword: password, newPassword: chosen })).toBe(1);
  expect(await db().session.findMany({ where: { userId } })).toMatchObject([{ id: sessionId }]);
  const account = await db().account.findFirstOrThrow({ where: { userId } });
  expect(await verify(account.password ?? '', chosen)).toBe(true);
  const entries = await db().auditEntry.findMany({ where: { actorId: userId } });
  expect(entries).toMatchObject([{ action: 'user.password_changed', after: { sessionsEnded: 1 } }]);
});

it('sessions are one’s own, this one first, without tokens, and can be ended', async () => {
  const [kim, other] = [await insertPerson('viewer'), await insertPerson('viewer')];
  const earlier = await insertSession(kim.userId, hoursAgo(3));
  await insertSession(kim.userId, hoursAgo(8 * 24)); // not used for a week: over
  await db().session.update({ where: { id: kim.sessionId }, data: { updatedAt: hoursAgo(5) } });
  const listed = await listOwnSessions(kim);
  expect(listed).toMatchObject([
    { id: kim.sessionId, isThis: true },
    { id: earlier, isThis: false, device: 'An unknown browser', address: null },
  ]);
  expect(listed.some((session) => 'token' in session)).toBe(false);

  await expect(endOwnSession(kim, { sessionId: other.sessionId })).rejects.toMatchObject({
    code: 'not_found',
  });
  await endOwnSession(kim, { sessionId: earlier });
  expect(await listOwnSessions(kim)).toHaveLength(1);
  expect(await listOwnSessions(other)).toHaveLength(1);
});

it('a session that is used lives on; that of somebody else does not', async () => {
  const [kim, other] = [await insertPerson('viewer'), await insertPerson('viewer')];
  const used = async (id: string) => (await db().session.findUniqueOrThrow({ where: { id } })).updatedAt;
  await db().session.updateMany({ data: { updatedAt: hoursAgo(100) } });
  await markSessionUsed({ ...kim, sessionId: other.sessionId });
  await markSessionUsed(kim);
  expect(Date.now() - (await used(kim.sessionId)).getTime()).toBeLessThan(10_000);
  expect(Date.now() - (await used(other.sessionId)).getTime()).toBeGreaterThan(99 * 3_600_000);
});

it('the system has no account', async () => {
  await expect(listOwnSessions(systemViewer('test'))).rejects.toMatchObject({ code: 'forbidden' });
});

it.each([
  [null, 'An unknown browser'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Windows'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
    'Safari on macOS',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0',
    'Edge on Windows',
  ],
  [
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
    'Chrome on Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/141.0 Mobile/15E148 Safari/604.1',
    'Chrome on iOS',
  ],
])('the device of %s', (userAgent, device) => {
  expect(sessionDevice(userAgent)).toBe(device);
});
