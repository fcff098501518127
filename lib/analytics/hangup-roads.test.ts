import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { admin, insertCall, insertConnection } from '../../tests/sample-calls.ts';
import { countCalls } from '../calls/count-calls.ts';
import type { CallFilters } from '../calls/filters.ts';
import { certainty, direction, hangupParty, hangupReason, outcome } from '../calls/vocabulary.ts';
import { figureScope } from './figure-scope.ts';
import { hangupFigures } from './hangup-figures.ts';
import { elsewhereFilters, hangupFilters } from './hangup-filters.ts';
import { hangupTrend, trendReasons } from './hangup-trend.ts';
import { hangupWords } from './hangup-words.ts';
import { rollUp } from './roll-up.ts';

useTestDatabase();

const everyHour = Array.from({ length: 24 }, (_, hour) => hour);
const firstDay = Date.parse('2026-10-20T00:00:00.000Z');
const zone = 'UTC';
const words = ['16', 'a, b', 'initiator', 'é "x"', null];
let connections: string[];

const anyCall = fc.record({
  at: fc.integer({ min: 0, max: 12 * 86_400_000 }),
  connection: fc.nat({ max: 1 }),
  direction: fc.constantFrom(...direction.options),
  outcome: fc.constantFrom(...outcome.options),
  reason: fc.option(fc.constantFrom(...hangupReason.options), { freq: 9 }),
  party: fc.option(fc.constantFrom(...hangupParty.options), { freq: 9 }),
  certainty: fc.constantFrom(...certainty.options),
  candidates: fc.subarray([...hangupReason.options], { minLength: 2, maxLength: 4 }),
  reasonWords: fc.constantFrom(...words),
  isTest: fc.integer({ min: 0, max: 9 }).map((digit) => digit === 0),
});

beforeAll(async () => {
  connections = [await insertConnection(), await insertConnection()];
  for (const { at, connection, certainty, candidates, reason, ...data } of fc.sample(anyCall, {
    numRuns: 160,
    seed: 7,
  })) {
    await insertCall(connections[connection] ?? '', {
      ...data,
      reason,
      certainty: reason === null ? null : certainty,
      candidates: certainty === 'ambiguous' && reason !== null ? candidates : [],
      startedAt: new Date(firstDay + at).toISOString(),
    });
  }
  await rollUp({ patient: true });
});

/** Quarter hours of the twelve days, and filters that counters know. */
const anyScope = fc.record({
  range: fc
    .uniqueArray(fc.integer({ min: 0, max: 12 * 96 }), { minLength: 2, maxLength: 2 })
    .map((quarters) => quarters.map((quarter) => new Date(firstDay + quarter * 900_000).toISOString()).sort())
    .map(([from = '', to = '']) => ({ from, to, zone })),
  filters: fc
    .record({
      connection: fc.constant(undefined),
      direction: fc.subarray(['inbound', 'outbound', 'unknown'] as const, { minLength: 1 }),
      outcome: fc.subarray([...outcome.options], { minLength: 4 }),
      reason: fc.subarray([...hangupReason.options], { minLength: 4 }),
      party: fc.subarray([...hangupParty.options], { minLength: 2 }),
      certainty: fc.subarray([...certainty.options], { minLength: 1 }),
      candidate: fc.subarray([...hangupReason.options], { minLength: 1, maxLength: 8 }),
      reasonWords: fc.subarray(['16', 'a, b', 'é "x"'], { minLength: 1 }),
    })
    .chain((all) => fc.subarray(Object.entries(all), { maxLength: 2 }))
    .map(
      (some): CallFilters =>
        Object.fromEntries(
          some.map(([name, words]) => [name, name === 'connection' ? connections.slice(0, 1) : words]),
        ),
    ),
});

const listed = async (filters: CallFilters) => (await countCalls(admin, filters)).count;

test('counters and calls say the same, parts add up, and links lead to as many calls', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(anyScope, async ({ range, filters }) => {
      const scope = figureScope(range, filters);
      const oneByOne = figureScope(range, { ...filters, hour: everyHour, zone });
      const figures = await hangupFigures(admin, scope);
      expect(figures).toEqual(await hangupFigures(admin, oneByOne));
      expect(sum(figures.reasons)).toBe(figures.calls);
      expect(sum(figures.parties)).toBe(figures.calls);
      seen += figures.calls;

      for (const { reason, calls, parties, min, max, ambiguous, elsewhere } of figures.reasons) {
        expect(sum(parties)).toBe(calls);
        expect(max).toBe(min + ambiguous + elsewhere);
        expect(await listed(hangupFilters(scope, { reason }) ?? {})).toBe(calls);
        if (reason === null) continue;
        const words = await hangupWords(admin, scope, reason);
        expect(words.words.map(({ filters, ...word }) => word)).toEqual(
          (await hangupWords(admin, oneByOne, reason)).words.map(({ filters, ...word }) => word),
        );
        for (const word of words.words) if (word.filters) expect(await listed(word.filters)).toBe(word.calls);
      }
      for (const { reason, calls, elsewhere } of figures.candidates) {
        const may = hangupFilters(scope, { candidate: reason });
        if (may === null) continue;
        expect(await listed(may)).toBe(calls);
        const counted = elsewhereFilters(scope, reason);
        if (counted !== null) expect(await listed(counted)).toBe(elsewhere);
      }
    }),
    { numRuns: 60, seed: 11 },
  );
  expect(seen).toBeGreaterThan(100);
}, 60_000);

test('over time, the most frequent reasons stand for themselves and the rest together', async () => {
  const range = { from: '2026-10-20T06:00:00.000Z', to: '2026-11-01T18:00:00.000Z', zone };
  const scope = figureScope(range);
  const { reasons, calls } = await hangupFigures(admin, scope);
  for (const grain of ['hour', 'day', 'week'] as const) {
    const { series, buckets } = await hangupTrend(admin, scope, grain);
    expect(series.map(({ key }) => key)).toEqual([
      ...reasons.slice(0, trendReasons).map(({ reason }) => reason),
      'other',
      'not_given',
    ]);
    expect(sum(series)).toBe(calls);
    expect(sum(buckets)).toBe(calls);
    for (const { parts } of buckets) {
      for (const part of parts) if (part.filters) expect(await listed(part.filters)).toBe(part.calls);
    }
  }
});

function sum(parts: readonly { calls: number }[]): number {
  return parts.reduce((total, { calls }) => total + calls, 0);
}
