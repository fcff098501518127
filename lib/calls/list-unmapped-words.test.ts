import { beforeAll, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { admin, guest, insertCall, insertConnection, manager } from '../../tests/sample-calls.ts';
import { listUnmappedWords } from './list-unmapped-words.ts';

useTestDatabase();

let east = '';
let west = '';
/** Calls that say "status=parked" in the east, oldest first. */
const parked: string[] = [];
let queued = '';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 10, minute)).toISOString();

beforeAll(async () => {
  east = await insertConnection('East');
  west = await insertConnection('West');
  for (const minute of [0, 1, 2, 3]) {
    parked.push(await insertCall(east, { startedAt: at(minute), unmapped: ['status=parked'] }));
  }
  queued = await insertCall(west, { startedAt: at(9), unmapped: ['cause=Q-17', 'status=parked'] });
  await insertCall(west, { startedAt: at(9) });
});

test('words are counted by connection, the most frequent first, with their newest calls', async () => {
  const { words, more } = await listUnmappedWords(admin);
  expect(more).toBe(false);
  expect(words).toEqual([
    {
      word: 'status=parked',
      connectionId: east,
      provider: 'sample',
      label: 'East',
      calls: 4,
      decides: 0,
      samples: [parked[3], parked[2], parked[1]],
    },
    {
      word: 'cause=Q-17',
      connectionId: west,
      provider: 'sample',
      label: 'West',
      calls: 1,
      decides: 0,
      samples: [queued],
    },
    {
      word: 'status=parked',
      connectionId: west,
      provider: 'sample',
      label: 'West',
      calls: 1,
      decides: 0,
      samples: [queued],
    },
  ]);
});

test('as many as were asked for, and whether there are more', async () => {
  const { words, more } = await listUnmappedWords(admin, { limit: 2 });
  expect(words.map(({ word, label }) => [label, word])).toEqual([
    ['East', 'status=parked'],
    ['West', 'cause=Q-17'],
  ]);
  expect(more).toBe(true);
  expect(await listUnmappedWords(admin, { limit: 3 })).toMatchObject({ words: { length: 3 }, more: false });
});

test('only who may read deliveries may read them', async () => {
  await expect(listUnmappedWords(manager)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(listUnmappedWords(guest)).rejects.toMatchObject({ code: 'forbidden' });
});
