import { beforeAll, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { guest, insertCall, insertConnection } from '../../tests/sample-calls.ts';
import { listCalls } from '../calls/list-calls.ts';
import { outcome } from '../calls/vocabulary.ts';
import { callsByOutcome } from './calls-by-outcome.ts';
import { callsLeftOut, leftOut } from './calls-left-out.ts';
import { callsLiveNow } from './calls-live-now.ts';
import { countedCalls } from './counted-calls.ts';
import { rollUp } from './roll-up.ts';
import type { TimeRange } from './time-range.ts';

useTestDatabase();

// Three days of Kathmandu (+05:45): 18, 19 and 20 November begin at 18:15 UTC the evening before.
const range: TimeRange = {
  from: '2026-11-17T18:15:00.000Z',
  to: '2026-11-20T18:15:00.000Z',
  zone: 'Asia/Kathmandu',
};

beforeAll(async () => {
  const connection = await insertConnection();
  const insert = (startedAt: string, data: Parameters<typeof insertCall>[1] = {}) =>
    insertCall(connection, { startedAt, ...data });

  await insert('2026-11-17T18:14:59.999Z'); // the last millisecond before the range
  await insert('2026-11-17T18:15:00.000Z'); // the first of the 18th: inbound, answered
  await insert('2026-11-18T18:14:59.999Z', { outcome: 'missed' }); // the last of the 18th
  await insert('2026-11-18T18:15:00.000Z', { outcome: 'abandoned' }); // the first of the 19th
  await insert('2026-11-19T06:00:00.000Z', { outcome: 'blocked' });
  await insert('2026-11-19T06:00:00.000Z', { direction: 'outbound' });
  await insert('2026-11-19T06:01:00.000Z', { direction: 'outbound', outcome: 'busy' });
  await insert('2026-11-19T07:00:00.000Z', { direction: 'internal' });
  await insert('2026-11-19T07:00:00.000Z', { isTest: true });
  await insert('2026-11-20T18:15:00.000Z'); // the first after the range
  const going = { state: 'live', outcome: null, reason: null, endedAt: null };
  await insert('2026-11-19T08:00:00.000Z', { ...going, staleAfter: '2100-01-01T00:00:00.000Z' });
  await insert('2026-11-19T08:00:00.000Z', { ...going, staleAfter: '2026-11-19T08:05:00.000Z' });
  await insert('2026-11-19T08:00:00.000Z', {
    ...going,
    staleAfter: '2100-01-01T00:00:00.000Z',
    direction: 'internal',
  });
  await rollUp();
});

describe('calls by outcome', () => {
  test('count ended calls of each local day once, by their start', async () => {
    const figures = await callsByOutcome(guest, range, 'day');
    expect(figures.buckets.map(({ label, calls }) => [label, calls])).toEqual([
      ['2026-11-18', 2],
      ['2026-11-19', 4],
      ['2026-11-20', 0],
    ]);
    expect(figures).toMatchObject({
      ended: 6,
      outcomes: { answered: 2, missed: 1, abandoned: 1, blocked: 1, busy: 1, failed: 0 },
      // Inbound without the blocked one: answered, missed, abandoned.
      offered: 3,
      answeredInbound: 1,
    });
  });

  test('are as many as the list shows for the same filters, whatever part one looks at', async () => {
    const figures = await callsByOutcome(guest, range, 'day');
    for (const bucket of figures.buckets) {
      for (const word of outcome.options) {
        const filters = {
          ...countedCalls,
          state: ['ended' as const],
          outcome: [word],
          from: bucket.from,
          to: bucket.to,
        };
        const { calls } = await listCalls(guest, { filters, limit: 100 });
        expect([bucket.label, word, calls.length]).toEqual([bucket.label, word, bucket.outcomes[word]]);
      }
    }
  });

  test('add up the same by the hour', async () => {
    const figures = await callsByOutcome(guest, range, 'hour');
    expect(figures.buckets).toHaveLength(72);
    expect(figures.buckets.reduce((sum, { calls }) => sum + calls, 0)).toBe(6);
  });
});

test('live and stale calls stand beside the figures, internal ones do not', async () => {
  expect(await callsLiveNow(guest)).toEqual({ live: 1, stale: 1 });
});

test('what is left out is counted, and its list is as long', async () => {
  const counts = await callsLeftOut(guest, range);
  expect(counts).toEqual({ internal: 1, test: 1 });
  for (const name of ['internal', 'test'] as const) {
    const filters = { ...leftOut[name], from: range.from, to: range.to };
    expect((await listCalls(guest, { filters, limit: 100 })).calls).toHaveLength(counts[name]);
  }
});
