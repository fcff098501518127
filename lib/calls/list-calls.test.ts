import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { admin, guest, insertCall, insertConnection, manager } from '../../tests/sample-calls.ts';
import { systemViewer } from '../auth/system-viewer.ts';
import type { Call } from './call.ts';
import { listCalls } from './list-calls.ts';
import { streamCalls } from './stream-calls.ts';

useTestDatabase();

const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 10, 0, second)).toISOString();

// Few instants for many calls: the order has to fall back on the id, within a page and between two.
const seconds = [0, 0, 0, 0, 0, 1, 1, 1, 2, 3, 3, 3, 3, 4, 5, 5, 5, 6, 7, 7, 7, 7, 7];
let connections: string[] = [];

beforeAll(async () => {
  connections = [await insertConnection(), await insertConnection()];
  for (const [index, second] of seconds.entries()) {
    const [first = '', other = first] = connections;
    await insertCall(index % 3 === 0 ? other : first, {
      startedAt: at(second),
      direction: index % 2 === 0 ? 'inbound' : 'outbound',
      outcome: index % 4 === 0 ? 'missed' : 'answered',
      isTest: index === 6,
      recordingUrl: 'https://recordings.example.com/1.mp3',
      recordingState: 'available',
      customerName: 'Ravi 98123 45678',
      details: { called_from: '09812345678', note: 'call 2026-11-20 10:00 back', steps: [1, 9812345678] },
      ...(index === 1 ? live('2100-01-01T00:00:00.000Z') : {}),
      ...(index === 2 ? live('2026-01-01T00:00:00.000Z') : {}),
    });
  }
});

function live(staleAfter: string) {
  return { state: 'live', phase: 'ringing', staleAfter, outcome: null, reason: null, endedAt: null };
}

async function everyCall(): Promise<Call[]> {
  const { calls } = await listCalls(admin, { limit: 500 });
  return calls;
}

describe('pages', () => {
  test('visit each call once from the newest to the oldest, and back again', async () => {
    const all = (await everyCall()).map(({ id }) => id);
    expect(all).toHaveLength(seconds.length);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 25 }), async (limit) => {
        const visited: string[] = [];
        let page = await listCalls(admin, { limit });
        let newest = page;
        for (;;) {
          visited.push(...page.calls.map(({ id }) => id));
          newest = page;
          if (page.next === null) break;
          page = await listCalls(admin, { limit, cursor: page.next });
        }
        expect(visited).toEqual(all);

        const back: string[] = newest.calls.map(({ id }) => id);
        for (let cursor = newest.previous; cursor !== null; ) {
          const earlier = await listCalls(admin, { limit, cursor });
          back.unshift(...earlier.calls.map(({ id }) => id));
          cursor = earlier.previous;
        }
        expect(back).toEqual(all);
      }),
      { numRuns: 12 },
    );
  });

  test('are newest first by (started, id)', async () => {
    const calls = await everyCall();
    const keys = calls.map(({ startedAt, id }) => `${startedAt} ${id}`);
    expect(keys).toEqual([...keys].sort().reverse());
  });

  test('know where the list ends', async () => {
    expect(await listCalls(admin, { limit: seconds.length })).toMatchObject({ previous: null, next: null });
    expect((await listCalls(admin, { limit: seconds.length - 1 })).next).not.toBeNull();
  });

  test('with a cursor that is none are refused', async () => {
    await expect(listCalls(admin, { limit: 5, cursor: 'x' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});

describe('roles', () => {
  test('a manager sees numbers and recordings', async () => {
    const { calls } = await listCalls(manager, { limit: 1 });
    expect(calls).toMatchObject([
      { customerNumber: '+919812345678', recordingUrl: 'https://recordings.example.com/1.mp3' },
    ]);
  });

  test('a viewer finds no full number of a customer or an agent anywhere, and no recording', async () => {
    const { calls } = await listCalls(guest, { limit: 500 });
    expect(calls).toHaveLength(seconds.length);
    const text = JSON.stringify(calls);
    expect(text).not.toMatch(/981234|98123 45678|9800000001/);
    expect(text).toContain('call 2026-11-20 10:00 back');
    expect(calls[0]).toMatchObject({ recordingUrl: null, recordingState: 'available' });
    expect(calls[0]?.businessNumber).toBe('+918047192838');
  });
});

describe('the stream', () => {
  test('gives each call once, oldest first, whatever the size of its batches', async () => {
    const oldestFirst = (await everyCall()).reverse();
    for (const batch of [1, 2, 5, 23, 24, 1000]) {
      const streamed: Call[] = [];
      for await (const call of streamCalls(systemViewer('test'), { batch })) streamed.push(call);
      expect(streamed).toEqual(oldestFirst);
    }
  });
});
