import { beforeEach, expect, test } from 'vitest';
import { changeConnection } from '../../lib/connections/change-connection.ts';
import { exampleStory } from '../../lib/connections/example-story.ts';
import { firstDelivery } from '../../lib/connections/first-delivery.ts';
import { firstDeliveryMarker } from '../../lib/connections/first-delivery-marker.ts';
import { pauseConnection, resumeConnection } from '../../lib/connections/pause-connection.ts';
import { db } from '../../lib/db.ts';
import { drain } from '../../lib/projection/drain.ts';
import { rebuild } from '../../lib/projection/rebuild.ts';
import { findProvider, registry } from '../../lib/providers/registry.ts';
import { receive } from '../../lib/webhooks/receive.ts';
import { refusalsWritten } from '../../lib/webhooks/reject.ts';
import { useTestDatabase } from '../database.ts';
import { makeSender, outgoingCall, type Sender, tester } from './sender.ts';

useTestDatabase();

let sender: Sender;
let count = 0;
beforeEach(async () => {
  count += 1;
  sender = await makeSender(`first delivery ${count}`);
  await db().rejectedRequest.deleteMany();
});

const arrival = async () => (await firstDelivery(tester, sender.connectionId)).arrival;
const request = (body: BodyInit, headers = {}) =>
  new Request('http://localhost/', { method: 'POST', body, headers });

/** A call that ended a moment ago by UTC. */
function callOf(id: string) {
  const iso = (secondsAgo: number) => new Date(Date.now() - secondsAgo * 1000).toISOString();
  return outgoingCall(id, { received_at: iso(80), ended_at: iso(11) });
}

test('nothing, then stored, then read, and the marker is another each time', async () => {
  const markers = new Set<string>();
  const mark = async () => {
    markers.add(firstDeliveryMarker(await firstDelivery(tester, sender.connectionId)));
    return markers.size;
  };
  expect(await arrival()).toEqual({ state: 'waiting' });
  expect([await mark(), await mark()]).toEqual([1, 1]);
  await sender.send(callOf('one'));
  expect(await arrival()).toMatchObject({ state: 'reading' });
  expect(await mark()).toBe(2);
  await drain();
  expect(await arrival()).toMatchObject({
    state: 'understood',
    call: { direction: 'outbound', outcome: 'answered', agent: 'Kumar', customer: '+919676501234' },
    clock: { verdict: 'plausible' },
    since: null,
  });
  expect(await mark()).toBe(3);
});

test('a wrong zone shows, and is right once it is corrected and read again', async () => {
  // The account writes Indian time with the mark of UTC: calls lie five and a half hours ahead.
  const india = (secondsAgo: number) => new Date(Date.now() + (19_800 - secondsAgo) * 1000).toISOString();
  await sender.send(outgoingCall('zone', { received_at: india(80), ended_at: india(11) }));
  await drain();
  expect(await arrival()).toMatchObject({ state: 'understood', clock: { verdict: 'ahead' } });
  await changeConnection(tester, { connectionId: sender.connectionId, settings: { timestamps: 'local' } });
  await rebuild(tester, () => {});
  expect(await arrival()).toMatchObject({ state: 'understood', clock: { verdict: 'plausible' } });
});

test('a wrong secret, then the right one', async () => {
  await sender.send(callOf('wrong'), { secret: 'whs_wrong' });
  await refusalsWritten();
  const refused = await arrival();
  expect(refused).toMatchObject({
    state: 'refused',
    refusal: { cause: 'wrong_secret', ofThisConnection: true },
  });
  expect(JSON.stringify(refused)).not.toContain('whs_');
  await sender.send(callOf('right'));
  await drain();
  expect(await arrival()).toMatchObject({ state: 'understood', since: null });
  await sender.send(callOf('again wrong'), { secret: 'whs_wrong' });
  await refusalsWritten();
  expect(await arrival()).toMatchObject({
    state: 'understood',
    since: { state: 'refused', refusal: { cause: 'wrong_secret' } },
  });
});

test('an address that names no connection may have been meant for this one, for a while', async () => {
  const unknown = '019aa2b0-0000-7000-8000-000000000001';
  await receive(request('{}'), { provider: 'callerdesk', connection: unknown, rest: ['whs_x'] });
  await refusalsWritten();
  expect(await arrival()).toEqual({ state: 'waiting' });
  await receive(request('{}'), { provider: 'alohaa', connection: unknown, rest: ['whs_x'] });
  await refusalsWritten();
  expect(await arrival()).toMatchObject({
    state: 'refused',
    refusal: { cause: 'unknown_connection', ofThisConnection: false },
  });
  await db().rejectedRequest.updateMany({ data: { receivedAt: new Date(Date.now() - 11 * 60_000) } });
  expect(await arrival()).toEqual({ state: 'waiting' });
});

test('a body that cannot be read says why, and what content type it should have had', async () => {
  await sender.send('{"call_id": ');
  expect(await arrival()).toMatchObject({
    state: 'unreadable',
    delivery: { reason: expect.stringContaining('not valid JSON'), readableAs: null },
  });
  await sender.send('call_id=1&call_type=outgoing', { contentType: 'application/json' });
  expect(await arrival()).toMatchObject({
    state: 'unreadable',
    delivery: { readableAs: 'application/x-www-form-urlencoded' },
  });
  await sender.send(JSON.stringify(callOf('as a form')), {
    contentType: 'application/x-www-form-urlencoded',
  });
  await drain();
  expect(await arrival()).toMatchObject({ delivery: { readableAs: 'application/json' } });
});

const others = registry.filter(({ id }) => id !== 'alohaa');
test.each(others.map(({ id, label }) => ({ id, label })))(
  'what $id sends is recognised',
  async ({ id, label }) => {
    const last = findProvider(id)?.demo(exampleStory(new Date())).at(-1);
    await sender.send(last?.body ?? '', { contentType: last?.contentType, query: `?${last?.query}` });
    await drain();
    expect(await arrival()).toMatchObject({ state: 'other_provider', provider: { id, label } });
  },
);

test('what speaks of no call is told, with its reason', async () => {
  await sender.send({ hello: 'world' });
  await drain();
  const seen = await arrival();
  expect(['ignored', 'unreadable']).toContain(seen.state);
  expect(seen).toMatchObject({ delivery: { reason: expect.any(String), recognised: null } });
});

test('a paused connection keeps what comes', async () => {
  await sender.send(callOf('before'));
  await db().delivery.deleteMany({ where: { connectionId: sender.connectionId } });
  await pauseConnection(tester, sender.connectionId);
  await sender.send(callOf('paused'));
  await drain();
  expect(await arrival()).toMatchObject({ state: 'held' });
  await resumeConnection(tester, sender.connectionId);
  await drain();
  expect(await arrival()).toMatchObject({ state: 'understood' });
});

test('tests are told apart from what the provider sent', async () => {
  await sender.send(callOf('test'));
  await db().delivery.updateMany({ where: { connectionId: sender.connectionId }, data: { isTest: true } });
  await drain();
  expect(await firstDelivery(tester, sender.connectionId)).toMatchObject({
    arrival: { state: 'waiting' },
    test: { state: 'understood' },
    tests: 1,
  });
});

test('only who manages connections may ask', async () => {
  const viewer = { userId: null, name: 'Vera', email: null, role: 'manager' as const };
  await expect(firstDelivery(viewer, sender.connectionId)).rejects.toMatchObject({ code: 'forbidden' });
  const nowhere = firstDelivery(tester, '019aa2b0-0000-7000-8000-000000000001');
  await expect(nowhere).rejects.toMatchObject({ code: 'not_found' });
});
