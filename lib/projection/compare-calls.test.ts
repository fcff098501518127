import { expect, test } from 'vitest';
import { compareCalls } from './compare-calls.ts';

const call = (facts: Record<string, unknown>) =>
  new Map(Object.entries(facts).map(([name, value]) => [name, JSON.stringify(value)]));

test('fields are counted, words with from and to, the rest without; calls that come and go are neither', () => {
  const before = new Map([
    ['a', call({ outcome: 'missed', talk: null, conversation: 'x1' })],
    ['b', call({ outcome: 'missed', talk: 3, conversation: null })],
    ['c', call({ outcome: 'busy', talk: 1, conversation: null })],
    ['gone', call({ outcome: 'busy' })],
  ]);
  const after = new Map([
    ['a', call({ outcome: 'answered', talk: 12, conversation: 'x2' })],
    ['b', call({ outcome: 'answered', talk: 3, conversation: null })],
    ['c', call({ outcome: 'busy', talk: 1, conversation: null })],
    ['new', call({ outcome: 'answered' })],
  ]);
  expect(compareCalls(['a', 'b', 'c', 'gone', 'new', 'never'], before, after)).toEqual({
    concerned: 5,
    changed: 2,
    added: 1,
    removed: 1,
    fields: [
      { field: 'outcome', calls: 2, values: [{ before: 'missed', after: 'answered', calls: 2 }] },
      { field: 'conversation', calls: 1, values: [] },
      { field: 'talk', calls: 1, values: [] },
    ],
    examples: [
      {
        id: 'a',
        change: 'changed',
        fields: [
          { field: 'outcome', before: 'missed', after: 'answered' },
          { field: 'talk', before: '—', after: '12' },
          { field: 'conversation', before: null, after: null },
        ],
      },
      { id: 'b', change: 'changed', fields: [{ field: 'outcome', before: 'missed', after: 'answered' }] },
      { id: 'gone', change: 'removed', fields: [] },
      { id: 'new', change: 'added', fields: [] },
    ],
  });
});
