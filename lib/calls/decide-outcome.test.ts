import { expect, test } from 'vitest';
import { decideOutcome, type OutcomeEvidence } from './decide-outcome.ts';
import { direction, hangupParty, hangupReason, outcome } from './vocabulary.ts';

const evidence = (given: Partial<OutcomeEvidence>): OutcomeEvidence => ({
  direction: 'inbound',
  connected: false,
  reason: null,
  party: null,
  customerRang: null,
  ...given,
});

test.each<[string, Partial<OutcomeEvidence>, string]>([
  ['an agent was on the line', { connected: true, reason: 'completed', party: 'customer' }, 'answered'],
  ['a machine took the call', { connected: true, reason: 'voicemail', party: 'system' }, 'voicemail'],
  ['the caller hung up in the IVR', { reason: 'completed', party: 'unknown' }, 'abandoned'],
  ['the caller gave up', { reason: 'cancelled', party: 'customer' }, 'abandoned'],
  ['the agent’s phone rang out', { reason: 'no_answer', party: 'agent' }, 'missed'],
  ['nobody was free', { reason: 'no_agent', party: 'system' }, 'missed'],
  ['the agent pressed reject', { reason: 'rejected', party: 'agent' }, 'missed'],
  ['the agent was off', { reason: 'unreachable', party: 'agent' }, 'missed'],
  ['the network failed', { reason: 'network', party: 'network' }, 'failed'],
  ['nobody said why', {}, 'unknown'],
  ['a word nobody knows', { reason: 'unmapped', party: 'unknown' }, 'unknown'],
  ['spam', { reason: 'blocked', party: 'system' }, 'blocked'],
])('inbound: %s', (_, given, expected) => {
  expect(decideOutcome(evidence(given))).toBe(expected);
});

test.each<[string, Partial<OutcomeEvidence>, string]>([
  ['the customer did not pick up', { reason: 'no_answer', party: 'customer' }, 'no_answer'],
  ['the customer’s line was busy', { reason: 'busy', party: 'customer' }, 'busy'],
  ['the customer pressed reject', { reason: 'rejected', party: 'customer' }, 'busy'],
  ['our agent did not pick up', { reason: 'no_answer', party: 'agent' }, 'agent_no_answer'],
  ['our system gave up ringing the customer', { reason: 'no_answer', party: 'system' }, 'no_answer'],
  ['our system found the customer’s line busy', { reason: 'busy', party: 'system' }, 'busy'],
  [
    'our system gave up before the customer’s phone rang',
    { reason: 'no_answer', party: 'system', customerRang: false },
    'agent_no_answer',
  ],
  ['our agent’s line was busy', { reason: 'busy', party: 'agent' }, 'agent_no_answer'],
  ['we gave up while it rang', { reason: 'cancelled', party: 'agent', customerRang: true }, 'cancelled'],
  ['we gave up, nobody says whether it rang', { reason: 'cancelled', party: 'agent' }, 'cancelled'],
  [
    'it ended before the customer’s phone rang',
    { reason: 'cancelled', party: 'agent', customerRang: false },
    'agent_no_answer',
  ],
  ['the number does not exist', { reason: 'invalid_number', party: 'network' }, 'failed'],
])('outbound: %s', (_, given, expected) => {
  expect(decideOutcome(evidence({ direction: 'outbound', ...given }))).toBe(expected);
});

test('every combination has exactly one outcome, and only a connected call is answered', () => {
  for (const each of direction.options)
    for (const reason of [...hangupReason.options, null])
      for (const party of [...hangupParty.options, null])
        for (const connected of [true, false]) {
          const decided = decideOutcome({ direction: each, connected, reason, party, customerRang: null });
          expect(outcome.options).toContain(decided);
          if (!connected) expect(decided).not.toBe('answered');
          if (each === 'outbound') expect(['abandoned', 'missed']).not.toContain(decided);
          if (each === 'inbound')
            expect(['no_answer', 'agent_no_answer', 'cancelled', 'busy']).not.toContain(decided);
        }
});
