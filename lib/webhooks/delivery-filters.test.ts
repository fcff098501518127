import { beforeAll, expect, it, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { makeSender, outgoingCall, tester } from '../../tests/pipeline/sender.ts';
import { db } from '../db.ts';
import { deliveryEffect } from '../projection/delivery-effect.ts';
import { drain } from '../projection/drain.ts';
import type { DeliveryFilters } from './delivery-filters.ts';
import { deliveryNeighbours } from './delivery-neighbours.ts';
import { getDelivery } from './get-delivery.ts';
import { getDeliveryBody } from './get-delivery-body.ts';
import { listDeliveries } from './list-deliveries.ts';
import { listRejected } from './list-rejected.ts';

useTestDatabase();

let mine = '';
let secretPath: Awaited<ReturnType<typeof makeSender>>;
const words = ['Müller', '100% sure', 'back\\slash', 'under_score', 'MIXED case', 'plain'];

/** Sixty deliveries on two connections, of many states, an hour apart, with words of all kinds. */
beforeAll(async () => {
  secretPath = await makeSender('mine');
  mine = secretPath.connectionId;
  const other = (await makeSender('other')).connectionId;
  await db().delivery.createMany({
    data: Array.from({ length: 60 }, (_, index) => ({
      connectionId: index % 3 === 0 ? other : mine,
      method: 'POST',
      trigger: index % 10 === 0 ? 'answered' : '',
      headers: {},
      contentType: 'application/json',
      body:
        index === 7
          ? Buffer.from([0xff, 0xfe, 0x00, 0x80])
          : Buffer.from(JSON.stringify({ word: words[index % 6], n: index })),
      contentHash: Buffer.from([index]),
      receivedAt: new Date(Date.UTC(2026, 0, 1, index)),
      state: ['failed', 'projected', 'ignored', 'projected'][index % 4] ?? 'pending',
      reason: index % 4 === 0 ? `field at path data.${index} is missing` : null,
      isTest: index % 7 === 0,
    })),
  });
});

/** What the filters mean, asked of each row. */
async function lookedAtEach({
  connectionId,
  state,
  from,
  to,
  q,
  isTest,
}: DeliveryFilters): Promise<string[]> {
  const rows = await db().delivery.findMany({ orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }] });
  return rows
    .filter(
      (row) =>
        (connectionId === undefined || row.connectionId === connectionId) &&
        (state === undefined || row.state === state) &&
        (from === undefined || row.receivedAt >= new Date(from)) &&
        (to === undefined || row.receivedAt < new Date(to)) &&
        (isTest === undefined || row.isTest === isTest) &&
        (q ?? '')
          .split(' ')
          .every((word) =>
            [Buffer.from(row.body).toString(), row.reason ?? '', row.trigger].some((text) =>
              text.toLowerCase().includes(word.toLowerCase()),
            ),
          ),
    )
    .map(({ id }) => id);
}

it.each<[string, (connectionId: string) => DeliveryFilters, number]>([
  ['nothing', () => ({}), 60],
  ['a connection', (connectionId) => ({ connectionId }), 40],
  ['a state', () => ({ state: 'failed' }), 15],
  ['a time', () => ({ from: '2026-01-01T05:00:00.000Z', to: '2026-01-01T10:00:00.000Z' }), 5],
  ['tests', () => ({ isTest: true }), 9],
  ['no tests', () => ({ isTest: false, state: 'ignored' }), 13],
  ['a word beyond ASCII', () => ({ q: 'Müller' }), 10],
  ['a word with a percent sign', () => ({ q: '100%' }), 9],
  ['a word with an underscore', () => ({ q: 'r_s' }), 10],
  ['large and small letters', () => ({ q: 'mixed CASE' }), 10],
  ['words of the reason', () => ({ q: 'path data.8 missing' }), 1],
  ['a trigger', () => ({ q: 'ANSWERED' }), 6],
  ['several', (connectionId) => ({ connectionId, state: 'projected', q: 'plain', isTest: false }), 9],
])('the list with %s is what each row says', async (_, filtersOf, count) => {
  const filters = filtersOf(mine);
  const { deliveries, search } = await listDeliveries(tester, { ...filters, limit: 500 });
  const ids = deliveries.map(({ id }) => id);
  expect(ids).toEqual(await lookedAtEach(filters));
  expect(ids).toHaveLength(count);
  if (search !== null) expect(search.isCut).toBe(false);
});

test('pages of a search visit every delivery once, and neighbours are those of the list', async () => {
  const filters = { q: 'word', connectionId: mine };
  const all = await lookedAtEach(filters);
  const seen: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listDeliveries(tester, { ...filters, cursor, limit: 7 });
    seen.push(...page.deliveries.map(({ id }) => id));
    if (page.older === null) break;
    cursor = page.older;
  }
  expect(seen).toEqual(all);
  for (const [index, id] of all.entries()) {
    const { receivedAt } = await db().delivery.findUniqueOrThrow({ where: { id } });
    const neighbours = await deliveryNeighbours(
      tester,
      { id, receivedAt: receivedAt.toISOString() },
      filters,
    );
    expect(neighbours).toEqual({ newer: all[index - 1] ?? null, older: all[index + 1] ?? null });
  }
});

test('a search looks at so many deliveries and no further, and says so', async () => {
  const connectionId = (await makeSender('many')).connectionId;
  await db().$executeRaw`
    INSERT INTO delivery (connection_id, method, headers, body, content_hash, received_at, state)
    SELECT ${connectionId}::uuid, 'POST', '{}', convert_to('n' || n || 'n', 'UTF8'), convert_to(n::text, 'UTF8'),
      '2026-02-01'::timestamptz + n * interval '1 second', 'projected' FROM generate_series(1, 10005) AS n`;
  const found = await listDeliveries(tester, { connectionId, q: 'n10005n' });
  expect(found.deliveries).toHaveLength(1);
  expect(found.search).toMatchObject({
    lookedAt: 10_000,
    isCut: true,
    since: { receivedAt: '2026-02-01T00:00:06.000Z' },
  });
  expect((await listDeliveries(tester, { connectionId, q: 'n5n' })).deliveries).toEqual([]);
  const earlier = await listDeliveries(tester, { connectionId, q: 'n5n', to: '2026-02-01T00:01:00.000Z' });
  expect(earlier).toMatchObject({
    deliveries: [{ state: 'projected' }],
    search: { lookedAt: 59, isCut: false },
  });
});

test('odd searches find nothing and break nothing', async () => {
  for (const q of ['\0', '\\', '%', "'", '\ud800', 'x'.repeat(200)]) {
    await expect(listDeliveries(tester, { q })).resolves.toBeDefined();
    await expect(listDeliveries(tester, { call: q })).resolves.toBeDefined();
  }
});

test('by call, ours or the provider’s id; what each delivery says of it and what the call took', async () => {
  const ringing = {
    call_type: 'incoming',
    call_id: 'effect-1',
    caller_number: '9052931234',
    received_at: '2026-02-28T06:48:01.000Z',
    receiver_number: '9676501234',
    webhook_type: 'dial_on_agent',
    agent_name: 'Asha',
  };
  const { webhook_type: _, ...rest } = ringing;
  const ended = {
    ...rest,
    agent_name: 'Kumar',
    call_status: 'answered',
    ended_at: '2026-02-28T06:49:01.000Z',
    hangup_cause: 'receiver_hangup',
  };
  const sent = [];
  for (const body of [ringing, ended, outgoingCall('effect-2')]) {
    const answer = await secretPath.send(body);
    sent.push(String((await answer.json()).id));
  }
  await drain();
  const [first = '', second = ''] = sent;
  const [effect] = await deliveryEffect(tester, first);
  const callId = effect?.callId ?? '';
  for (const call of [callId, 'effect-1']) {
    const { deliveries } = await listDeliveries(tester, { call });
    expect(deliveries.map(({ id }) => id).sort()).toEqual([first, second].sort());
  }
  expect((await listDeliveries(tester, { call: 'effect-9' })).deliveries).toEqual([]);
  const facts = effect?.events.flatMap((event) => event.facts) ?? [];
  expect(facts).toContainEqual({
    name: 'agentName',
    value: 'Asha',
    isTaken: false,
    takenFrom: second,
    isSame: false,
  });
  expect(facts).toContainEqual({
    name: 'customerNumber',
    value: '9052931234',
    isTaken: false,
    takenFrom: second,
    isSame: true,
  });
  const [later] = await deliveryEffect(tester, second);
  expect(later?.events.flatMap((event) => event.facts)).toContainEqual({
    name: 'agentName',
    value: 'Kumar',
    isTaken: true,
    takenFrom: null,
    isSame: true,
  });
  expect(later?.deliveries).toBe(2);
  await expect(
    deliveryEffect({ userId: 'u', name: 'V', email: null, role: 'viewer' }, first),
  ).rejects.toMatchObject({ code: 'forbidden' });
});

test('what a delivery of twenty thousand fields says is found at once, the first of it named', async () => {
  const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`extra_${index}`, index]));
  const sent = [];
  for (const call_status of ['answered', 'not_answered']) {
    const answer = await secretPath.send({ ...outgoingCall('effect-many'), call_status, ...many });
    sent.push(String((await answer.json()).id));
  }
  await drain();
  for (const id of sent) {
    const [effect] = await deliveryEffect(tester, id);
    const events = effect?.events ?? [];
    expect(events.length).toBeGreaterThan(0);
    expect(Math.max(...events.map(({ facts }) => facts.length))).toBe(300);
    expect(Math.max(...events.map(({ furtherFacts }) => furtherFacts))).toBeGreaterThan(19_000);
  }
});

test('the answer shown is the answer given, for what could be read and for what could not', async () => {
  for (const body of [outgoingCall('answer-1'), '{"broken', 'neither=', '[1,']) {
    const answer = await secretPath.send(body);
    const text = await answer.text();
    const { id, instance } = JSON.parse(text);
    const shown = (await getDelivery(tester, id ?? instance)).answer;
    expect(shown).toEqual({
      status: answer.status,
      contentType: answer.headers.get('content-type'),
      body: text,
    });
  }
  expect(
    await db().delivery.count({
      where: { connectionId: mine, state: 'failed', reason: { contains: 'JSON' } },
    }),
  ).toBe(3);
});

test('the body comes as it came, by role, and not when it is gone', async () => {
  const [row] = await db().delivery.findMany({ where: { contentHash: Buffer.from([7]) } });
  const id = row?.id ?? '';
  expect([...(await getDeliveryBody(tester, id))]).toEqual([0xff, 0xfe, 0x00, 0x80]);
  await expect(
    getDeliveryBody({ userId: 'u', name: 'V', email: null, role: 'viewer' }, id),
  ).rejects.toMatchObject({ code: 'forbidden' });
  await db().delivery.update({ where: { id }, data: { body: Buffer.alloc(0), bodyRemovedAt: new Date() } });
  await expect(getDeliveryBody(tester, id)).rejects.toMatchObject({ code: 'not_found' });
  expect(await getDelivery(tester, id)).toMatchObject({ answer: null, bodyRemovedAt: expect.any(String) });
});

test('refused requests of a time', async () => {
  await db().rejectedRequest.createMany({
    data: [1, 2, 3].map((day) => ({
      connectionId: mine,
      provider: 'p',
      cause: 'wrong_secret',
      method: 'POST',
      receivedAt: new Date(Date.UTC(2026, 5, day)),
    })),
  });
  const page = await listRejected(tester, {
    from: '2026-06-02T00:00:00.000Z',
    to: '2026-06-03T00:00:00.000Z',
  });
  expect(page.rejected.map(({ receivedAt }) => receivedAt)).toEqual(['2026-06-02T00:00:00.000Z']);
});
