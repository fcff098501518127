import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callKeyId } from '../../lib/calls/call-key-id.ts';
import { db } from '../../lib/db.ts';
import { drain } from '../../lib/projection/drain.ts';
import { rebuild } from '../../lib/projection/rebuild.ts';
import { useTestDatabase } from '../database.ts';
import { allCalls, makeSender, outgoingCall, tester } from './sender.ts';

useTestDatabase();

const callsOf = async (connectionId: string) =>
  (await allCalls()).filter((call) => call.connectionId === connectionId);

/** What the counters say and what the calls say, in the same words. */
async function figures() {
  const rollup = await db().$queryRaw`
    SELECT bucket, connection_id, direction, outcome, reason, party, calls, duration_sum, duration_count, talk_count
    FROM call_rollup ORDER BY 1, 2, 3, 4, 5, 6`;
  const calls = await db().$queryRaw`
    SELECT date_bin('15 minutes', started_at, 'epoch') AS bucket, connection_id, direction, outcome, coalesce(reason, '') AS reason,
      coalesce(party, '') AS party, count(*)::int AS calls, coalesce(sum(duration), 0) AS duration_sum,
      count(duration)::int AS duration_count, count(talk)::int AS talk_count
    FROM call WHERE state = 'ended' AND NOT is_test GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6`;
  return { rollup, calls };
}

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

test('a poisonous delivery ends as failed and leaves its neighbours untouched', async () => {
  const { connectionId, send } = await makeSender('poison');
  await db().$executeRaw`
    ALTER TABLE call ADD CONSTRAINT no_poison CHECK (NOT details ? 'poison') NOT VALID`;
  try {
    await send(outgoingCall('neighbour-1'));
    await send(outgoingCall('poisoned', { poison: 'yes' }));
    await send(outgoingCall('neighbour-2'));
    for (let round = 0; round < 3; round += 1) await drain();
  } finally {
    await db().$executeRaw`ALTER TABLE call DROP CONSTRAINT no_poison`;
  }
  const keys = (await callsOf(connectionId)).flatMap((call) => call.keys);
  expect(keys.sort()).toEqual(['call_id:neighbour-1', 'call_id:neighbour-2']);
  const failed = await db().delivery.findMany({ where: { connectionId, state: 'failed' } });
  expect(failed).toMatchObject([{ attempts: 3, reason: expect.stringContaining('replay') }]);

  // Once what made it fail is gone, reading it again mends it.
  await rebuild(tester, () => {});
  expect(await callsOf(connectionId)).toHaveLength(3);
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
  const { rollup, calls } = await figures();
  expect(rollup).toEqual(calls);
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
    const { rollup, calls: counted } = await figures();
    expect(rollup).toEqual(counted);
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
  await rebuild(tester, () => {});
  const after = await lines();
  expect(after.length).toBe(before.length);
  expect(after.filter((line, index) => line !== before[index]).slice(0, 2)).toEqual([]);
  const { rollup, calls } = await figures();
  expect(rollup).toEqual(calls);
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
