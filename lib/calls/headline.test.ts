import { expect, test } from 'vitest';
import type { Call } from './call.ts';
import { durationWords } from './duration-words.ts';
import { headline } from './headline.ts';
import { outcome } from './vocabulary.ts';

const answered: Call = {
  id: '5f0f5a1e-5b1d-5c11-8a9e-0d8b8f6f1c11',
  connectionId: '01920000-0000-7000-8000-000000000001',
  provider: 'sample',
  keys: ['1'],
  direction: 'inbound',
  customerNumber: '+919812345678',
  customerNumberRaw: '09812345678',
  customerNumberKind: 'e164',
  customerName: null,
  businessNumber: '+918047192838',
  businessNumberRaw: null,
  agentId: null,
  agentName: 'Asha Rao',
  agentNumber: null,
  handledBy: 'human',
  queue: null,
  ivr: null,
  campaign: null,
  state: 'ended',
  phase: null,
  staleAfter: null,
  outcome: 'answered',
  abandonStage: null,
  reason: 'completed',
  party: 'customer',
  certainty: 'exact',
  candidates: [],
  outcomeWords: null,
  reasonWords: null,
  partyWords: null,
  startedAt: '2026-11-20T10:00:00.000Z',
  startedAtSource: 'given',
  queuedAt: null,
  firstRingAt: null,
  serverAnsweredAt: null,
  connectedAt: null,
  endedAt: null,
  duration: 260,
  ring: null,
  customerRing: null,
  wait: null,
  talk: 245,
  hold: null,
  billed: null,
  lengthSources: {},
  recordingUrl: null,
  recordingState: 'none',
  dtmf: null,
  disposition: null,
  hasTranscript: false,
  actionCount: 0,
  telecomOperator: null,
  telecomCircle: null,
  offers: [],
  details: {},
  unmapped: [],
  contradictions: [],
  isTest: false,
};

test.each<[Partial<Call>, string]>([
  [
    {
      direction: 'outbound',
      handledBy: 'ai',
      agentName: null,
      agentNumber: '1711241656808x745681686585854500',
      talk: null,
    },
    'We called +919812345678, and they talked.',
  ],
  [{}, '+919812345678 called +918047192838 and talked to Asha Rao for 4 min 5 s.'],
  [{ talk: null, queue: 'Sales' }, '+919812345678 called Sales and talked to Asha Rao.'],
  [
    { outcome: 'abandoned', abandonStage: 'queue' },
    '+919812345678 called +918047192838 and hung up in the queue.',
  ],
  [
    { direction: 'outbound', outcome: 'no_answer', customerName: 'Ravi' },
    'Asha Rao called Ravi, who did not pick up.',
  ],
  [
    { direction: 'outbound', agentName: null, outcome: 'busy' },
    'We called +919812345678, whose line was busy.',
  ],
  [
    { direction: 'outbound', customerNumber: null, customerNumberRaw: null },
    'Asha Rao called a withheld number, and they talked for 4 min 5 s.',
  ],
  [
    { customerNumber: null, customerNumberRaw: 'anonymous', customerNumberKind: 'withheld' },
    'A withheld number called +918047192838 and talked to Asha Rao for 4 min 5 s.',
  ],
  [
    { state: 'live', phase: 'ringing', outcome: null, customerNumber: null, customerNumberRaw: null },
    'A withheld number is calling +918047192838.',
  ],
  [
    { state: 'live', phase: 'talking', outcome: null },
    '+919812345678 called +918047192838 and is talking to Asha Rao.',
  ],
  [{ state: 'stale', outcome: null }, '+919812345678 called +918047192838; how it ended was not reported.'],
])('%o', (changes, sentence) => {
  expect(headline({ ...answered, ...changes })).toBe(sentence);
});

test('every outcome of every direction makes a sentence', () => {
  for (const word of outcome.options) {
    for (const direction of ['inbound', 'outbound', 'internal', 'unknown'] as const) {
      const sentence = headline({ ...answered, outcome: word, direction });
      expect(sentence).toMatch(/^\S.*[^.]\.$/);
      expect(sentence).not.toMatch(/null|undefined/);
    }
  }
});

test.each([
  [0, 'less than a second'],
  [0.6, '1 s'],
  [59.6, '1 min'],
  [3600, '1 h'],
  [3725, '1 h 2 min 5 s'],
])('%d seconds are %s', (seconds, words) => {
  expect(durationWords(seconds)).toBe(words);
});
