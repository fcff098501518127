import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { admin, insertCall, insertConnection, manager } from '../../tests/sample-calls.ts';
import { db } from '../db.ts';
import { connectionHealth } from './connection-health.ts';

useTestDatabase();

/** A Friday in summer time of Berlin; three of the four Fridays before are too, by the clock at the same hour. */
const now = new Date('2026-11-20T12:00:00.000Z');
const hour = 3_600_000;
const week = 7 * 24 * hour;

let connectionId: string;
beforeEach(async () => {
  await db().connection.deleteMany();
  await db().workspace.deleteMany();
  connectionId = await insertConnection('Delhi');
  await db().connection.update({
    where: { id: connectionId },
    data: { provider: 'alohaa', status: 'active' },
  });
  await secret('now');
});

async function secret(fingerprint: string, validUntil: Date | null = null): Promise<void> {
  await db().connectionSecret.create({
    data: { connectionId, ciphertext: Buffer.from('x'), fingerprint, validUntil },
  });
}

type Given = { state?: string; repeats?: number; secretFingerprint?: string };

/** So many deliveries, the given milliseconds before now. */
async function delivered(count: number, before: number, given: Given = {}): Promise<void> {
  await db().delivery.createMany({
    data: Array.from({ length: count }, () => ({
      ...{ connectionId, method: 'POST', headers: {}, body: Buffer.from('{}') },
      contentHash: Buffer.from(randomUUID()),
      receivedAt: new Date(now.getTime() - before),
      state: 'projected',
      ...given,
    })),
  });
}

async function health() {
  const [only] = await connectionHealth(admin, { now, connectionId });
  return only;
}

it('counts the last hour and day, what failed of it, and what came again', async () => {
  await delivered(3, 0.5 * hour);
  await delivered(1, 0.9 * hour, { state: 'failed', repeats: 2 });
  await delivered(4, 2 * hour, { repeats: 1 });
  await delivered(1, 23.9 * hour, { state: 'failed' });
  await delivered(5, 24.1 * hour, { state: 'failed', repeats: 9 });
  expect(await health()).toMatchObject({
    label: 'Delhi',
    lastDeliveryAt: new Date(now.getTime() - 0.5 * hour),
    receivedLastHour: 4,
    receivedLastDay: 9,
    failedLastHour: 1,
    failedLastDay: 2,
    repeatsLastDay: 6,
    pending: 0,
    oldestPendingSeconds: null,
    state: 'attention',
    findings: ['failed'],
  });
});

it('compares with the mean of the same hour of the four weeks before', async () => {
  await delivered(1, 6 * week);
  await delivered(8, week + 0.5 * hour);
  await delivered(4, 2 * week + 0.5 * hour);
  await delivered(2, 4 * week + 0.9 * hour);
  // Outside of the hour, within the day.
  await delivered(6, week + 1.5 * hour);
  await delivered(9, week - 0.5 * hour);
  // (8 + 4 + 0 + 2) / 4, and 6 more in the day.
  expect(await health()).toMatchObject({ usualPerHour: 3.5, usualPerDay: 5 });
});

it('leaves out the weeks before the first delivery, and knows nothing before the first whole one', async () => {
  await delivered(6, 2 * week + 0.5 * hour);
  await delivered(2, week + 0.5 * hour);
  // The hour of two weeks ago was not whole, and the day of two weeks ago neither.
  expect(await health()).toMatchObject({ usualPerHour: 2, usualPerDay: 2 });
  await db().delivery.deleteMany();
  await delivered(6, 6 * 24 * hour);
  expect(await health()).toMatchObject({ usualPerHour: null, usualPerDay: null });
});

it('goes by the clock of the report zone where the clocks changed', async () => {
  await db().workspace.create({ data: { reportTimeZone: 'Europe/Berlin' } });
  await delivered(1, 8 * week);
  // 13:00 in Berlin on 23 October, in summer time, is 11:00 UTC: four weeks and an hour before.
  await delivered(8, 4 * week + 1.5 * hour);
  await delivered(3, 4 * week + 0.5 * hour);
  expect(await health()).toMatchObject({ usualPerHour: 2 });
});

it('says why requests were refused, how much waits, and which words nobody knows', async () => {
  const refused = { connectionId, provider: 'alohaa', method: 'POST' };
  await db().rejectedRequest.createMany({
    data: [
      { ...refused, cause: 'wrong_secret', times: 3, receivedAt: new Date(now.getTime() - 0.5 * hour) },
      { ...refused, cause: 'wrong_secret', times: 2, receivedAt: new Date(now.getTime() - 3 * hour) },
      { ...refused, cause: 'body_too_large', receivedAt: new Date(now.getTime() - 0.1 * hour) },
      { ...refused, cause: 'wrong_secret', times: 50, receivedAt: new Date(now.getTime() - 25 * hour) },
    ],
  });
  await delivered(2, 0.7 * hour);
  await delivered(2, 0.6 * hour, { state: 'pending' });
  for (const unmapped of [['a=1', 'b=2'], ['a=1']]) await insertCall(connectionId, { unmapped });
  expect(await health()).toMatchObject({
    rejectedLastDay: { wrong_secret: 5, body_too_large: 1 },
    refusedAt: new Date(now.getTime() - 0.5 * hour),
    pending: 2,
    oldestPendingSeconds: 2160,
    unmappedWords: 2,
    isWeaklyAuthenticated: true,
    state: 'trouble',
    findings: ['refused', 'behind', 'unmapped'],
  });
});

it('warns of a secret that ends while the provider still uses it', async () => {
  const ends = new Date(now.getTime() + 5 * hour);
  await secret('old', ends);
  await delivered(1, 0.5 * hour, { secretFingerprint: 'old' });
  expect(await health()).toMatchObject({ validSecrets: 2, secretEndsAt: ends, findings: ['secret_ending'] });
  await delivered(1, 0.4 * hour, { secretFingerprint: 'now' });
  expect(await health()).toMatchObject({ secretEndsAt: null, state: 'ok' });
});

it('tells a connection that has gone silent, and one that waits', async () => {
  await delivered(1, 2 * hour);
  for (const weeks of [1, 2, 3, 4]) {
    const bucket = new Date(now.getTime() - weeks * week - hour);
    await db().callRollup.create({
      data: {
        ...{ bucket, connectionId, direction: 'inbound', outcome: 'answered', handledBy: 'human', calls: 7 },
        ...{
          shortAbandoned: 0,
          withinServiceLevel: 0,
          durationSum: 0,
          durationCount: 0,
          ringSum: 0,
          ringCount: 0,
        },
        ...{ waitSum: 0, waitCount: 0, talkSum: 0, talkCount: 0, holdSum: 0 },
      },
    });
  }
  const waiting = await insertConnection('Agra');
  await db().connectionSecret.create({
    data: { connectionId: waiting, ciphertext: Buffer.from('x'), fingerprint: 'f' },
  });
  expect(await connectionHealth(admin, { now })).toMatchObject([
    { id: waiting, state: 'waiting', silence: null, lastDeliveryAt: null, usualPerHour: null },
    { id: connectionId, state: 'trouble', findings: ['silent'], silence: { usual: 7 } },
  ]);
});

it('is for admins', async () => {
  await expect(connectionHealth(manager)).rejects.toMatchObject({ code: 'forbidden' });
});
