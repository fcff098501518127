import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dismissMerge } from '../../lib/agents/dismiss-merge.ts';
import { mergeAgents } from '../../lib/agents/merge-agents.ts';
import { db } from '../../lib/db.ts';
import { drain } from '../../lib/projection/drain.ts';
import { rebuild } from '../../lib/projection/rebuild.ts';
import { useTestDatabase } from '../database.ts';
import { makeSender, tester } from './sender.ts';

useTestDatabase();

const incoming = {
  call_type: 'incoming',
  caller_number: '9052931234',
  did_number: '918069731234',
  received_at: '2026-02-28T06:48:01.000Z',
};
const ringing = (call: string, number: string, agent: string) => ({
  ...{ ...incoming, call_id: call, webhook_type: 'dial_on_agent' },
  ...{ receiver_number: number, agent_name: agent },
});
const ended = (call: string, number: string, agent: string, answered: boolean) => ({
  ...{ ...incoming, call_id: call, ended_at: '2026-02-28T06:49:10.000Z' },
  ...{ receiver_number: number, agent_name: agent },
  call_status: answered ? 'answered' : 'notanswered',
  hangup_cause: answered ? 'receiver_hangup' : 'receiver_disconnected',
});

/** Offers by call and agent, as they stand in the database, and with names for ids. */
async function offersOf(connectionId: string) {
  const offers = await db().callOffer.findMany({
    where: { call: { connectionId } },
    include: { call: { select: { keys: { select: { key: true } } } } },
    orderBy: [{ callId: 'asc' }, { position: 'asc' }],
  });
  const agents = await db().agent.findMany();
  const nameOf = new Map(agents.map(({ id, name }) => [id, name]));
  return offers.map(({ call, agentId, result }) => ({
    call: call.keys[0]?.key.replace('call_id:', '') ?? '',
    agent: nameOf.get(agentId) ?? '',
    result,
  }));
}

const byCall = (a: { call: string; agent: string }, b: { call: string; agent: string }) =>
  a.call.localeCompare(b.call) || a.agent.localeCompare(b.agent);

test('offers follow the call from its ringing to its end, and go with it', async () => {
  const { connectionId, send } = await makeSender('offers');
  await send(ringing('one', '9676500001', 'Asha'));
  await drain();
  expect(await offersOf(connectionId)).toEqual([{ call: 'one', agent: 'Asha', result: 'ringing' }]);
  await send(ringing('one', '9676500002', 'Bela'));
  await send(ended('one', '9676500002', 'Bela', true));
  await drain();
  expect((await offersOf(connectionId)).sort(byCall)).toEqual([
    { call: 'one', agent: 'Asha', result: 'missed' },
    { call: 'one', agent: 'Bela', result: 'answered' },
  ]);
  await db().connection.delete({ where: { id: connectionId } });
  expect(await db().callOffer.count()).toBe(0);
});

test('in any order and after a rebuild the same offers, and what people said of agents stands', async () => {
  const bodies = [
    ringing('one', '9676500001', 'Asha'),
    ringing('one', '9676500002', 'Bela'),
    ended('one', '9676500002', 'Bela', true),
    ringing('two', '9676500001', 'Asha'),
    ended('two', '9676500003', 'Chitra', false),
    ended('three', '9676500001', 'Asha', true),
  ];
  const all = bodies.map((_, index) => index);
  let label = 0;
  const outcome = async (order: number[], drainAfter: number) => {
    const { connectionId, send } = await makeSender(`any order ${label++}`);
    for (const [position, index] of order.entries()) {
      await send(bodies[index]);
      if (position === drainAfter) await drain();
    }
    await drain();
    return (await offersOf(connectionId)).sort(byCall);
  };
  const expected = await outcome(all, -1);
  expect(expected).toEqual([
    { call: 'one', agent: 'Asha', result: 'missed' },
    { call: 'one', agent: 'Bela', result: 'answered' },
    { call: 'three', agent: 'Asha', result: 'answered' },
    { call: 'two', agent: 'Asha', result: 'missed' },
    { call: 'two', agent: 'Chitra', result: 'missed' },
  ]);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(all, { minLength: all.length }),
      fc.nat({ max: 6 }),
      async (order, drainAfter) => {
        expect(await outcome(order, drainAfter)).toEqual(expected);
      },
    ),
    { numRuns: 8 },
  );

  const [asha, bela, other] = await db().agent.findMany({ where: { name: { in: ['Asha', 'Bela'] } } });
  await mergeAgents(tester, { from: bela?.id ?? '', into: asha?.id ?? '' });
  await dismissMerge(tester, { one: asha?.id ?? '', other: other?.id ?? '' });
  const rows = async () => ({
    offers: await db().callOffer.findMany({ orderBy: [{ callId: 'asc' }, { position: 'asc' }] }),
    agents: await db().agent.findMany({ orderBy: { id: 'asc' } }),
    dismissed: await db().dismissedMerge.findMany({ orderBy: [{ oneId: 'asc' }, { otherId: 'asc' }] }),
    aliases: await db().agentAlias.findMany({ orderBy: { id: 'asc' } }),
    calls: await db().call.findMany({ select: { id: true, agentId: true }, orderBy: { id: 'asc' } }),
  });
  const before = await rows();
  expect(before.dismissed).toHaveLength(2);
  await rebuild(tester, () => {});
  expect(await rows()).toEqual(before);
});
