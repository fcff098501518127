import { beforeAll, expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { makeSender, outgoingCall } from '../../tests/pipeline/sender.ts';
import { insertPerson, insertSession } from '../../tests/sample-people.ts';
import type { Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { createConnection } from './create-connection.ts';
import { listSecrets } from './list-secrets.ts';
import { revealSecret } from './reveal-secret.ts';
import { revokeSecret } from './revoke-secret.ts';
import { rotateSecret } from './rotate-secret.ts';
import { fingerprint } from './seal-secret.ts';

useTestDatabase();

let admin: Viewer & { userId: string; sessionId: string };
let manager: Viewer;
beforeAll(async () => {
  [admin, manager] = [await insertPerson('admin'), await insertPerson('manager')];
});

async function sent(response: Promise<Response>): Promise<string> {
  const answer: { id: string } = await (await response).json();
  return answer.id;
}

it('lists each secret with the delivery that last used it, and the one in use', async () => {
  const sender = await makeSender('Used');
  const { connectionId } = sender;
  const first = await sent(sender.send(outgoingCall('a')));
  const { secret, oldSecretValidUntil } = await rotateSecret(admin, { connectionId });
  const before = await listSecrets(admin, connectionId);
  expect(before).toMatchObject([
    { fingerprint: fingerprint(secret), validUntil: null, isValid: true, lastUse: null, isInUse: false },
    {
      fingerprint: fingerprint(sender.secret),
      validUntil: oldSecretValidUntil,
      isValid: true,
      lastUse: { deliveryId: first },
      isInUse: true,
    },
  ]);

  const second = await sent(sender.send(outgoingCall('b'), { secret }));
  const after = await listSecrets(admin, connectionId);
  expect(after.map(({ lastUse, isInUse }) => [lastUse?.deliveryId, isInUse])).toEqual([
    [second, true],
    [first, false],
  ]);
  expect(JSON.stringify(after)).not.toContain(secret);
  await expect(listSecrets(manager, connectionId)).rejects.toMatchObject({ code: 'forbidden' });
});

it('ends the old secret early once the provider uses the new one, refusing nothing of the new', async () => {
  const sender = await makeSender('Early');
  const { connectionId } = sender;
  await sender.send(outgoingCall('a'));
  const { secret } = await rotateSecret(admin, { connectionId });
  const [, old] = await listSecrets(admin, connectionId);
  const asked = { connectionId, secretId: old?.id ?? '' };
  // The provider has not got the new one yet.
  await expect(revokeSecret(admin, asked)).rejects.toMatchObject({ code: 'conflict' });
  expect((await sender.send(outgoingCall('b'))).status).toBe(200);

  expect((await sender.send(outgoingCall('c'), { secret })).status).toBe(200);
  await revokeSecret(admin, asked);
  expect((await sender.send(outgoingCall('d'))).status).toBe(401);
  expect((await sender.send(outgoingCall('e'), { secret })).status).toBe(200);
  expect(
    await db().auditEntry.findMany({
      where: { subjectId: connectionId, action: 'connection.secret_revoked' },
    }),
  ).toMatchObject([{ actorId: admin.userId, after: { secret: fingerprint(sender.secret) } }]);
  await expect(revokeSecret(admin, asked)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('ended already'),
  });
});

it('ends one that is in use, or the only one, when that is said', async () => {
  const sender = await makeSender('Leaked');
  const { connectionId } = sender;
  const [only] = await listSecrets(admin, connectionId);
  const asked = { connectionId, secretId: only?.id ?? '' };
  await expect(revokeSecret(admin, asked)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('only one'),
  });
  await revokeSecret(admin, { ...asked, evenInUse: true });
  expect((await sender.send(outgoingCall('a'))).status).toBe(401);
});

it('ends no secret of another connection', async () => {
  const [mine, other] = [await makeSender('Mine'), await makeSender('Theirs')];
  const [secret] = await listSecrets(admin, other.connectionId);
  const asked = { connectionId: mine.connectionId, secretId: secret?.id ?? '', evenInUse: true };
  await expect(revokeSecret(admin, asked)).rejects.toMatchObject({ code: 'not_found' });
  expect((await other.send(outgoingCall('a'))).status).toBe(200);
  await expect(revokeSecret(manager, asked)).rejects.toMatchObject({ code: 'forbidden' });
});

it('shows, rotates and revokes for somebody who entered their password lately only', async () => {
  const { connection } = await createConnection(admin, { provider: 'alohaa', label: 'Guarded' });
  const elevenMinutesAgo = new Date(Date.now() - 11 * 60_000);
  const stale = { ...admin, sessionId: await insertSession(admin.userId, elevenMinutesAgo) };
  const connectionId = connection.id;
  const [secret] = await listSecrets(stale, connectionId);
  const refused = { code: 'reauthenticate' };
  await expect(revealSecret(stale, connectionId)).rejects.toMatchObject(refused);
  await expect(rotateSecret(stale, { connectionId })).rejects.toMatchObject(refused);
  await expect(
    revokeSecret(stale, { connectionId, secretId: secret?.id ?? '', evenInUse: true }),
  ).rejects.toMatchObject(refused);
  expect(await listSecrets(admin, connectionId)).toEqual([secret]);
});
