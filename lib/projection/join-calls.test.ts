import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callKeyId } from '../calls/call-key-id.ts';
import { eventHash } from '../calls/event-hash.ts';
import type { StoredEvent } from '../calls/fold.ts';
import { joinCalls } from './join-calls.ts';

const connection = '019aa2b0-0000-7000-8000-000000000001';

function eventWith(callKeys: string[], index: number): StoredEvent {
  const event = { callKeys, kind: 'started', at: null, finality: 'live', facts: {} } as const;
  return {
    ...event,
    deliveryId: `${index}`,
    ordinal: 0,
    contentHash: eventHash(event),
    receivedAt: '',
    isTest: false,
  };
}

test('events that share a key, directly or through others, are one call', () => {
  const events = [['a'], ['c'], ['x'], ['b', 'c'], ['b', 'a'], ['y', 'x']].map(eventWith);
  const calls = joinCalls(connection, events);
  expect(calls.map(({ keys }) => keys).sort()).toEqual([
    ['a', 'b', 'c'],
    ['x', 'y'],
  ]);
  expect(calls.map(({ id }) => id)).toContain(callKeyId(connection, 'a'));
});

test('the order of the events does not matter', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
  const events = fc.array(fc.uniqueArray(key, { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 10,
  });
  const summary = (all: StoredEvent[]) =>
    joinCalls(connection, all)
      .map(({ id, keys, events: own }) => ({
        id,
        keys,
        events: own.map(({ deliveryId }) => deliveryId).sort(),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  fc.assert(
    fc.property(
      events
        .map((lists) => lists.map(eventWith))
        .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        expect(summary(shuffled)).toEqual(summary(all));
      },
    ),
    { numRuns: 1000 },
  );
});
