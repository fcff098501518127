import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { env, provideEnv } from '../../lib/env.ts';
import { openSpool } from '../../lib/spool/spool.ts';
import { getDelivery } from '../../lib/webhooks/get-delivery.ts';
import { closeIntake, intake } from '../../lib/webhooks/intake.ts';
import { encodeRecord } from '../../lib/webhooks/spool-record.ts';
import { createTestDatabase, type TestDatabase, testSecret } from '../database.ts';
import { type TcpProxy, tcpProxy } from '../tcp-proxy.ts';
import { makeSender, outgoingCall, type Sender, tester } from './sender.ts';

let database: TestDatabase;
let proxy: TcpProxy;
let dataDir: string;
let sender: Sender;

beforeEach(async () => {
  database = await createTestDatabase({ migrated: true });
  proxy = await tcpProxy(database.databaseUrl);
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'switchboard-away-'));
  process.env.DATA_DIR = dataDir;
  provideEnv({ DATABASE_URL: proxy.url, APP_SECRET: testSecret });
  sender = await makeSender('away');
});

afterEach(async () => {
  await proxy.become('through');
  await closeIntake();
  await proxy.close();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

const idOf = async (answer: Response) => {
  expect(answer.status).toBe(200);
  return (await answer.json()).id;
};
const send = async (callId: string) => idOf(await sender.send(outgoingCall(callId)));
const drained = () =>
  expect
    .poll(async () => (await intake().state()).waiting.records, { timeout: 10_000, interval: 50 })
    .toBe(0);
const storedIds = async () =>
  (await db().delivery.findMany({ select: { id: true } })).map(({ id }) => id).sort();

test('deliveries that come while the database refuses connections are answered, and stored when it is back', async () => {
  const before = await send('before');
  await proxy.become('refusing');
  const meanwhile = await Promise.all(Array.from({ length: 50 }, (_, index) => send(`meanwhile ${index}`)));
  expect(await intake().state()).toMatchObject({ spooling: true, waiting: { records: 50 } });
  await proxy.become('through');
  await drained();
  const after = await send('after');
  expect(await storedIds()).toEqual([before, ...meanwhile, after].sort());
  expect((await intake().state()).spooling).toBe(false);
});

test('a database that goes silent costs a sender no more than ten seconds, and later ones nothing', async () => {
  await send('before');
  await proxy.become('silent');
  const started = performance.now();
  await send('first');
  expect(performance.now() - started).toBeLessThan(10_000);
  const again = performance.now();
  await send('second');
  expect(performance.now() - again).toBeLessThan(1_000);
  await proxy.become('through');
  await drained();
  expect(await db().delivery.count()).toBe(3);
}, 40_000);

test('a wrong secret is refused also while the database is away, by what is known', async () => {
  await send('before');
  await proxy.become('refusing');
  expect((await sender.send(outgoingCall('x'), { secret: 'whs_wrong' })).status).toBe(401);
});

test('what comes before the database was ever reached is judged when it is', async () => {
  await closeIntake();
  await proxy.become('refusing');
  const right = await send('right');
  await idOf(await sender.send(outgoingCall('wrong'), { secret: 'whs_wrong' }));
  await proxy.become('through');
  await drained();
  expect(await storedIds()).toEqual([right]);
  await expect
    .poll(() => db().rejectedRequest.findMany({ select: { cause: true, connectionId: true } }))
    .toEqual([{ cause: 'wrong_secret', connectionId: sender.connectionId }]);
  // Neither secret lies about in clear text.
  expect(await db().delivery.findMany({ select: { trigger: true } })).toEqual([{ trigger: '' }]);
});

test('what a killed process left on disk is stored once, however often it comes', async () => {
  await send('seen before');
  await closeIntake();
  const directory = path.join(env().DATA_DIR, 'spool');
  const spool = await openSpool({ directory, maxBytes: 1_000_000 });
  const id = '019aa2b0-0000-7000-8000-000000000001';
  const [known] = await db().delivery.findMany();
  if (!known) throw new Error('nothing was stored');
  const { body, connectionId, secretFingerprint, trigger, query, method, contentType, address } = known;
  const fields = { connectionId, trigger, query, method, contentType, address, headers: {}, problem: null };
  const delivery = {
    ...fields,
    id,
    receivedAt: new Date(),
    body,
    secretFingerprint: secretFingerprint ?? '',
  };
  await spool.append(encodeRecord({ kind: 'admitted', delivery }));
  await spool.close();
  await cp(directory, `${directory}-copy`, { recursive: true });
  for (let time = 0; time < 2; time += 1) {
    await cp(`${directory}-copy`, directory, { recursive: true });
    intake();
    await drained();
    await closeIntake();
  }
  expect(await db().delivery.findMany({ select: { id: true, repeats: true } })).toEqual([
    { id: known.id, repeats: 1 },
  ]);
  // The id under which the repeat was acknowledged leads to the delivery that it repeats.
  expect((await getDelivery(tester, id)).id).toBe(known.id);
});
