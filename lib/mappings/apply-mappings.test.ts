import { expect, test } from 'vitest';
import type { CallEvent, CallFacts } from '../calls/call-event.ts';
import { applyMappings } from './apply-mappings.ts';
import type { WordMapping } from './word-mapping.ts';

const busy: WordMapping = { field: 'cause', word: 'Q17', reason: 'busy', party: 'customer' };

const event = (facts: CallFacts): CallEvent => ({
  callKeys: ['id:1'],
  kind: 'ended',
  at: null,
  finality: 'report',
  facts: { ended: true, ...facts },
});

const unread = (words: string, unmapped: string[], more: CallFacts = {}): CallEvent =>
  event({
    hangup: { reason: 'unmapped', party: 'unknown', certainty: 'unmapped', candidates: [], words },
    unmapped,
    ...more,
  });

test('an unmapped hang-up gets the reason and party of its word, keeps the words and lists it no longer', () => {
  expect(applyMappings([unread('Q17', ['direction=up', 'cause=Q17'])], [busy])).toEqual([
    event({
      hangup: { reason: 'busy', party: 'customer', certainty: 'exact', candidates: [], words: 'Q17' },
      unmapped: ['direction=up'],
    }),
  ]);
  expect(applyMappings([unread('Q17', ['cause=Q17'])], [busy])[0]?.facts).not.toHaveProperty('unmapped');
});

test('one of several words decides: the one that the provider lists first', () => {
  const [call] = applyMappings(
    [unread('parked / nobody', ['status=parked', 'by=nobody'])],
    [
      { field: 'by', word: 'nobody', reason: 'network', party: 'network' },
      { field: 'status', word: 'parked', reason: 'no_agent', party: 'system' },
    ],
  );
  expect(call?.facts).toEqual({
    ended: true,
    hangup: {
      reason: 'no_agent',
      party: 'system',
      certainty: 'exact',
      candidates: [],
      words: 'parked / nobody',
    },
  });
});

test('where the hang-up has no words of its own, the word of the outcome decides', () => {
  const lost = { field: 'status', word: 'lost', reason: 'network', party: 'network' } as const;
  const [call] = applyMappings([unread('', ['status=lost'], { outcomeWords: 'lost' })], [lost]);
  expect(call?.facts.hangup).toMatchObject({ reason: 'network', certainty: 'exact', words: '' });
});

test('a party that the provider names itself stays', () => {
  const [call] = applyMappings(
    [
      event({
        hangup: {
          reason: 'unmapped',
          party: 'agent',
          certainty: 'unmapped',
          candidates: [],
          words: 'Q17 / agent',
        },
        unmapped: ['cause=Q17'],
      }),
    ],
    [busy],
  );
  expect(call?.facts.hangup).toMatchObject({ reason: 'busy', party: 'agent' });
});

test('the second event of a delivery lists the word no longer either', () => {
  const started = event({ unmapped: ['cause=Q17', 'type=new'] });
  expect(applyMappings([started, unread('Q17', ['cause=Q17'])], [busy])[0]).toEqual(
    event({ unmapped: ['type=new'] }),
  );
});

test.each<[string, CallEvent]>([
  [
    'a hang-up that the table knows',
    event({
      hangup: { reason: 'rejected', party: 'agent', certainty: 'exact', candidates: [], words: 'Q17' },
      unmapped: ['cause=Q17'],
    }),
  ],
  [
    'an ambiguous one',
    event({
      hangup: {
        reason: 'no_answer',
        party: 'unknown',
        certainty: 'ambiguous',
        candidates: ['no_answer', 'busy'],
        words: 'Q17',
      },
      unmapped: ['cause=Q17'],
    }),
  ],
  ['a word that the table knows to mean nothing', unread('Q17', [])],
  ['the same word of another field', unread('Q17', ['status=Q17'])],
  ['another word', unread('Q171', ['cause=Q171'])],
  ['a word that the hang-up was not read from', unread('other', ['cause=Q17', 'reason=other'])],
  ['an event without a hang-up', event({ unmapped: ['cause=Q17'] })],
])('%s stays as it is', (_, untouched) => {
  const events = [untouched];
  expect(applyMappings(events, [busy])).toBe(events);
});
