import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callKeyId } from '../../lib/calls/call-key-id.ts';
import { db } from '../../lib/db.ts';
import { drain } from '../../lib/projection/drain.ts';
import { rebuild } from '../../lib/projection/rebuild.ts';
import { useTestDatabase } from '../database.ts';
import { expectRightCounters } from './expect-right-counters.ts';
import { allCalls, makeSender, outgoingCall, tester } from './sender.ts';

useTestDatabase();

const callsOf = async (connectionId: string) =>
  (await allCalls()).filter((call) => call.connectionId === connectionId);

test('the outgoing sample becomes the call that it tells of', async () => {
  const { connectionId, send } = await makeSender('sample');
  await send(
    outgoingCall('sample-1', {
      ended_at: '2026-02-28T06:49:10.000Z',
      call_duration: 30,
      hangup_cause: 'initiator_disconnected',
    }),
  );
  await drain();
  const [call, ...more] = await callsOf(connectionId);
  expect(more).toEqual([]);
  expect(call).toMatchObject({
    id: callKeyId(connectionId, 'call_id:sample-1'),
    direction: 'outbound',
    customerNumber: '+919676501234',
    outcome: 'answered',
    reason: 'completed',
    party: 'agent',
    certainty: 'exact',
    duration: 69,
    contradictions: ['answered_with_unanswered_cause', 'lengths_disagree'],
  });
  expect(await db().connection.findUniqueOrThrow({ where: { id: connectionId } })).toMatchObject({
    status: 'active',
  });
});

test('a call is live while it rings and is repaired by its end, whichever comes first', async () => {
  const { connectionId, send } = await makeSender('live');
  const incoming = {
    call_type: 'incoming',
    caller_number: '9052931234',
    receiver_number: '9676501234',
    received_at: '2026-02-28T06:48:01.000Z',
    agent_name: 'Kumar',
  };
  const ringing = (id: string) => ({ ...incoming, call_id: id, webhook_type: 'dial_on_agent' });
  const ended = (id: string) => ({
    ...incoming,
    call_id: id,
    ended_at: '2026-02-28T06:49:01.000Z',
    call_status: 'answered',
    hangup_cause: 'receiver_hangup',
  });
  await send(ringing('a'));
  await drain();
  expect(await callsOf(connectionId)).toMatchObject([{ state: 'stale', phase: 'ringing', outcome: null }]);
  await send(ended('a'));
  await send(ended('b'));
  await drain();
  await send(ringing('b'));
  await drain();
  const calls = await callsOf(connectionId);
  expect(calls).toHaveLength(2);
  for (const call of calls)
    expect(call).toMatchObject({ state: 'ended', outcome: 'answered', party: 'agent', duration: 60 });
});

test('an agent known by number takes a name when one is given, and stays one agent', async () => {
  const { connectionId, send } = await makeSender('agents');
  await send(outgoingCall('agent-1', { agent_name: '' }));
  await drain();
  await send(outgoingCall('agent-2', { agent_name: 'Kumar' }));
  await drain();
  const agents = new Set((await callsOf(connectionId)).map(({ agentId }) => agentId));
  expect(agents.size).toBe(1);
  const [agentId] = agents;
  expect(await db().agent.findUniqueOrThrow({ where: { id: agentId ?? '' } })).toMatchObject({
    name: 'Kumar',
    kind: 'human',
  });
});

test('poisonous deliveries in the middle of a batch end as failed and leave their neighbours untouched', async () => {
  const { connectionId, send } = await makeSender('poison');
  await db().$executeRaw`
    ALTER TABLE call ADD CONSTRAINT no_poison CHECK (NOT details ? 'poison') NOT VALID`;
  const poisonous = [0, 17, 18, 39];
  try {
    for (let index = 0; index < 40; index += 1) {
      await send(outgoingCall(`c-${index}`, poisonous.includes(index) ? { poison: 'yes' } : {}));
    }
    expect(await drain()).toBeGreaterThanOrEqual(40);
  } finally {
    await db().$executeRaw`ALTER TABLE call DROP CONSTRAINT no_poison`;
  }
  const keys = (await callsOf(connectionId)).flatMap((call) => call.keys);
  const healthy = Array.from({ length: 40 }, (_, index) => index).filter(
    (index) => !poisonous.includes(index),
  );
  expect(keys.sort()).toEqual(healthy.map((index) => `call_id:c-${index}`).sort());
  const failed = await db().delivery.findMany({ where: { connectionId, NOT: { state: 'projected' } } });
  expect(failed.map(({ state, attempts, reason }) => ({ state, attempts, reason }))).toEqual(
    poisonous.map(() => ({ state: 'failed', attempts: 3, reason: expect.stringContaining('replay') })),
  );

  // Once what made it fail is gone, reading it again mends it.
  await rebuild(tester, () => {});
  expect(await callsOf(connectionId)).toHaveLength(40);
  expect(await db().delivery.count({ where: { connectionId, state: 'projected', attempts: 0 } })).toBe(40);
});

test('what poisons a rebuild only is set aside as well, and its call stays as it was', async () => {
  const { connectionId, send } = await makeSender('poisoned later');
  for (const index of [1, 2, 3]) await send(outgoingCall(`late-${index}`, { word: `${index}` }));
  await drain();
  const before = await callsOf(connectionId);
  await db().$executeRaw`
    ALTER TABLE call ADD CONSTRAINT no_two CHECK (details->>'word' IS DISTINCT FROM '2') NOT VALID`;
  try {
    await rebuild(tester, () => {});
  } finally {
    await db().$executeRaw`ALTER TABLE call DROP CONSTRAINT no_two`;
  }
  expect(await callsOf(connectionId)).toEqual(before);
  expect(await db().delivery.findMany({ where: { connectionId, state: 'failed' } })).toMatchObject([
    { attempts: 3 },
  ]);
});

test('what cannot be read is kept with its reason and can be read later', async () => {
  const { connectionId, send } = await makeSender('unreadable');
  await send({ call_type: 'outgoing' });
  await send([1, 2]);
  await send({ campaign_id: '1', call_id: '2', status: 'ANSWERED' });
  await drain();
  const states = await db().delivery.findMany({
    where: { connectionId },
    orderBy: { receivedAt: 'asc' },
    select: { state: true, reason: true },
  });
  expect(states).toEqual([
    { state: 'failed', reason: expect.stringContaining('call_id is missing') },
    { state: 'failed', reason: expect.stringContaining('one JSON object') },
    { state: 'ignored', reason: expect.stringContaining('call_type') },
  ]);
  expect(await callsOf(connectionId)).toEqual([]);
});

test('two processes projecting at once do the work once', async () => {
  const { connectionId, send } = await makeSender('two at once');
  await Promise.all(Array.from({ length: 250 }, (_, index) => send(outgoingCall(`p-${index}`))));
  await Promise.all([drain(), drain(), drain()]);
  await drain();
  expect(await callsOf(connectionId)).toHaveLength(250);
  expect(await db().callEvent.count({ where: { connectionId } })).toBe(500);
  await expectRightCounters();
});

test('any order, any repeats, any batches: the same calls and counters, and again after a rebuild', async () => {
  const bodies = Array.from({ length: 12 }, (_, index) => {
    const second = String(10 + index).padStart(2, '0');
    const incoming = {
      call_type: 'incoming',
      caller_number: `90529312${second}`,
      did_number: '918069731234',
      call_id: `c-${index % 4}`,
      received_at: `2026-02-28T0${index % 4}:48:01.000Z`,
    };
    if (index < 4) return { ...incoming, receiver_number: '9676500001', webhook_type: 'dial_on_agent' };
    const answered = index >= 8;
    return {
      ...incoming,
      receiver_number: `967650000${index}`,
      ended_at: `2026-02-28T0${index % 4}:49:${second}.000Z`,
      call_status: answered ? 'answered' : 'notanswered',
      hangup_cause: answered ? 'receiver_hangup' : 'receiver_disconnected',
      agent_name: `Agent ${index}`,
    };
  });
  let label = 0;
  const outcome = async (order: number[], drainAfter: number) => {
    const { connectionId, send } = await makeSender(`order ${label++}`);
    for (const [position, index] of order.entries()) {
      await send(bodies[index]);
      if (position === drainAfter) await drain();
    }
    await drain();
    const calls = await callsOf(connectionId);
    await expectRightCounters();
    return calls.map(({ id: _, connectionId: __, agentId: ___, ...call }) => call);
  };
  const all = bodies.map((_, index) => index);
  const expected = await outcome(all, 0);
  expect(expected).toHaveLength(4);
  for (const call of expected) expect(call).toMatchObject({ outcome: 'answered', reason: 'completed' });
  const order = fc
    .tuple(
      fc.shuffledSubarray(all, { minLength: all.length }),
      fc.array(fc.constantFrom(...all), { maxLength: 4 }),
    )
    .map(([once, again]) => [...once, ...again]);
  await fc.assert(
    fc.asyncProperty(order, fc.nat({ max: 15 }), async (positions, drainAfter) => {
      expect(await outcome(positions, drainAfter)).toEqual(expected);
    }),
    { numRuns: 12 },
  );

  const lines = async () => (await allCalls()).map((call) => JSON.stringify(call));
  const before = await lines();
  await db().$executeRaw`DELETE FROM call_rollup`;
  await db().$executeRaw`DELETE FROM agent_day_rollup`;
  await rebuild(tester, () => {});
  const after = await lines();
  expect(after.length).toBe(before.length);
  expect(after.filter((line, index) => line !== before[index]).slice(0, 2)).toEqual([]);
  await expectRightCounters();
});

test('reading a delivery again after its meaning changed moves the call', async () => {
  const { connectionId, send } = await makeSender('replayed');
  await send(outgoingCall('moved'));
  await drain();
  const before = await callsOf(connectionId);
  await db().$executeRaw`
    UPDATE call_event SET keys = ARRAY['call_id:elsewhere'] WHERE connection_id = ${connectionId}::uuid`;
  await rebuild(tester, () => {});
  expect(await callsOf(connectionId)).toEqual(before);
  expect(await db().callKey.findMany({ where: { connectionId }, select: { key: true } })).toEqual([
    { key: 'call_id:moved' },
  ]);
});
