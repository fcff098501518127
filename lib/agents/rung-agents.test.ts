import { expect, test } from 'vitest';
import type { AgentOffer } from '../calls/call-event.ts';
import { rungAgents } from './rung-agents.ts';

const connection = { id: '0f8fad5b-d9cb-469f-a165-70867728950e', defaultCountry: 'IN' };
type Offered = Parameters<typeof rungAgents>[1];

const inbound: Offered = {
  ...{ direction: 'inbound', state: 'ended', outcome: 'answered', connectedAt: '2026-11-20T10:00:00.000Z' },
  ...{ agentNumber: '+919876500001', agentName: 'Asha', agentKind: 'human', offers: [] },
};
const offer = (data: Partial<AgentOffer>): AgentOffer => ({
  ...{ name: null, number: null, result: 'missed', ring: null },
  ...data,
});
/** Whom the call rang, in short. */
const rung = (call: Partial<Offered>) =>
  rungAgents(connection, { ...inbound, ...call }).map(({ agent, result, ring }) => [
    agent.value,
    result,
    ring,
  ]);

test.each<[string, Partial<Offered>, [string, string, number | null][]]>([
  ['an answered call of one agent', {}, [['+919876500001', 'answered', null]]],
  ['one that nobody answered', { outcome: 'missed', connectedAt: null }, [['+919876500001', 'missed', null]]],
  [
    'one that rings',
    { state: 'live', outcome: null, connectedAt: null },
    [['+919876500001', 'ringing', null]],
  ],
  [
    'one that an agent is talking on',
    { state: 'live', outcome: null },
    [['+919876500001', 'answered', null]],
  ],
  ['an outbound call', { direction: 'outbound' }, []],
  ['a call of nobody', { agentNumber: null, agentName: null }, []],
])('%s', (_, call, expected) => {
  expect(rung(call)).toEqual(expected);
});

test('the agent of the call is not rung twice, however its number is written', () => {
  const offers = [
    offer({ number: '9876500002', name: 'Bela', ring: 12 }),
    offer({ number: '098765 00001', name: 'Asha', result: 'answered', ring: 4 }),
    offer({ name: 'Chitra', result: 'ringing' }),
    offer({ number: '101', result: 'missed' }),
    offer({}),
  ];
  expect(rung({ offers })).toEqual([
    ['+919876500002', 'missed', 12],
    ['+919876500001', 'answered', 4],
    ['Chitra', 'missed', null],
    ['101', 'missed', null],
  ]);
});

test('of two entries for one number what came of it beats that it rang', () => {
  const offers = [
    offer({ number: '09876500001', result: 'answered', ring: 5 }),
    offer({ number: '9876500001', result: 'missed', ring: 20 }),
  ];
  expect(rung({ offers })).toEqual([['+919876500001', 'answered', 5]]);
  expect(rung({ offers: offers.toReversed() })).toEqual([['+919876500001', 'answered', 5]]);
});

test('nobody rings after the end: who did not take the call missed it', () => {
  const offers = [
    offer({ number: '9876500001', result: 'ringing' }),
    offer({ name: 'Bela', result: 'ringing' }),
  ];
  expect(rung({ offers })).toEqual([
    ['+919876500001', 'answered', null],
    ['Bela', 'missed', null],
  ]);
});

test('a name of any length is an agent, by its beginning', () => {
  const names = rung({ agentNumber: null, agentName: null, offers: [offer({ name: '😀'.repeat(3_000) })] });
  expect(names).toEqual([['😀'.repeat(250), 'missed', null]]);
});
