import { expect, test } from 'vitest';
import { elapsed } from './elapsed.ts';
import { eventFacts } from './event-facts.ts';
import { factName } from './fact-name.ts';
import { speakerWord } from './speaker-word.ts';

test('an event says its facts in words, and nothing that it does not know', () => {
  const facts = eventFacts({
    direction: 'inbound',
    connected: false,
    ended: true,
    givenDuration: 65,
    offer: { name: 'Asha', number: null, result: 'missed', ring: 12 },
    hangup: { reason: 'no_answer', party: 'agent', certainty: 'exact', candidates: [], words: 'rang_out' },
    details: { circle: 'Delhi' },
  });
  expect(facts).toEqual([
    { name: 'direction', value: 'inbound' },
    { name: 'rung agent', value: 'Asha: missed after 0:12' },
    { name: 'connected', value: 'no' },
    { name: 'hang-up', value: '“rang_out”, read as no answer · agent' },
    { name: 'duration', value: '1:05' },
  ]);
});

test('a name from right to left does not turn round the number beside it', () => {
  expect(eventFacts({ customerName: 'שרה', customerNumber: '+12025550143' })).toEqual([
    { name: 'customer', value: '\u2068שרה\u2069, +12025550143' },
  ]);
});

test('a conversation is counted, not repeated', () => {
  const turn = { speaker: 'ai', words: 'bot: ', text: 'Good morning.', offset: null } as const;
  const facts = eventFacts({
    turns: [turn, turn],
    actions: [],
    dtmf: '2*1',
    disposition: 'call back',
    unmapped: ['status=parked', 'cause=Q-17'],
  });
  expect(facts).toEqual([
    { name: 'keys pressed', value: '2*1' },
    { name: 'filed as', value: '“call back”' },
    { name: 'conversation', value: '2 turns' },
    { name: 'extracted', value: '0 actions' },
    { name: 'words not known yet', value: 'status=parked, cause=Q-17' },
  ]);
});

test.each([
  ['\nbot: ', 'bot'],
  ['Agent Smith :', 'Agent Smith'],
  ['assistant', 'assistant'],
  ['', ''],
])('%j names the speaker %j', (words, name) => {
  expect(speakerWord(words)).toBe(name);
});

test('elapsed time has a sign', () => {
  const start = '2026-11-20T10:00:00.000Z';
  expect(elapsed(start, '2026-11-20T10:00:12.000Z')).toBe('+0:12');
  expect(elapsed(start, '2026-11-20T09:59:57.000Z')).toBe('−0:03');
});

test.each([
  ['customerNumber', 'customer number'],
  ['givenRing', 'ring'],
  ['startedAt', 'started time'],
  ['details.did_group', 'did_group'],
])('%s is read as %s', (name, words) => {
  expect(factName(name)).toBe(words);
});
