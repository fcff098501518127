import { expect, test } from 'vitest';
import { elapsed } from './elapsed.ts';
import { eventFacts } from './event-facts.ts';
import { factName } from './fact-name.ts';

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
