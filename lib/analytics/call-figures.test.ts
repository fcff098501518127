import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { documentedRange, insertDocumentedCalls } from '../../tests/documented-calls.ts';
import { guest } from '../../tests/sample-calls.ts';
import { countCalls } from '../calls/count-calls.ts';
import type { CallFilters } from '../calls/filters.ts';
import { outcome } from '../calls/vocabulary.ts';
import { db } from '../db.ts';
import { callFigures, callTotals, totalsByConnection } from './call-figures.ts';
import { noTotals } from './call-totals.ts';
import { callers } from './callers.ts';
import { chooseRoad } from './choose-road.ts';
import { behind, type FigureScope, figureScope } from './figure-scope.ts';
import { heatMap } from './heat-map.ts';
import {
  abandonmentRate,
  answerRate,
  asa,
  asr,
  connectRate,
  handleTime,
  judgedByWait,
  missed,
  netAnswerRate,
  serviceLevel,
  serviceLevelBounds,
  talkTime,
  unreachableRate,
} from './metrics.ts';
import { rollUp } from './roll-up.ts';
import type { Grain } from './time-range.ts';
import { waitPercentiles } from './wait-percentiles.ts';

useTestDatabase();

let connections: Map<string, string>;
const whole = figureScope(documentedRange);
/** The same calls, which counters cannot answer for: they know nothing of actions. */
const fromCalls = ({ range, filters }: FigureScope): FigureScope => ({
  range,
  filters: { ...filters, hasFailedAction: false },
});

beforeAll(async () => {
  await db().workspace.create({ data: { reportTimeZone: documentedRange.zone } });
  connections = await insertDocumentedCalls();
  await rollUp();
  expect(await db().callDayRollup.count()).toBeGreaterThan(0);
  expect(await chooseRoad(whole, [])).toEqual({
    ...{ by: 'counters', days: { from: '2026-10-24', to: '2026-11-03' }, rest: [] },
  });
  expect(await chooseRoad(fromCalls(whole), [])).toEqual({ by: 'calls' });
});

describe.each([
  ['counters', (scope: FigureScope) => scope],
  ['calls', fromCalls],
])('figures of the documented calls, from the %s', (_road, by) => {
  test('are those worked out by hand', async () => {
    const totals = await callTotals(guest, by(whole));
    expect(totals).toMatchObject({
      calls: 56,
      outcomes: {
        ...{ answered: 29, voicemail: 3, abandoned: 5, missed: 4, no_answer: 5, busy: 2 },
        ...{ agent_no_answer: 1, cancelled: 1, failed: 3, blocked: 1, unknown: 2 },
      },
      answeredByAi: 6,
      ...{ offered: 27, answeredInbound: 15, voicemailInbound: 1, abandoned: 5, shortAbandoned: 2 },
      ...{ attempted: 27, answeredOutbound: 13, agentNoAnswer: 1, failedOutbound: 2 },
      // 105 + 3 · 8 + 2 · 2 seconds; 6 · 60 + (4 · 100 + 4 · 30) + 3 · 20 + 3 · 120 + (4 · 45 + 2 · 50 + 15).
      ...{ waitSum: 133, waitCount: 11, talkSum: 1595, talkCount: 27, holdSum: 30 },
    });
    expect(missed(totals)).toBe(10);
    expect(answerRate(totals)).toBeCloseTo(15 / 27, 12);
    expect(netAnswerRate(totals)).toBeCloseTo(15 / 25, 12);
    expect(abandonmentRate(totals)).toBeCloseTo(3 / 25, 12);
    expect(asa(totals)).toBeCloseTo(133 / 11, 12);
    // Waits of 5, 10, 15 and 20 seconds, three of 8, two of 2.
    // Ten of the 25 that did not give up at once were not answered; of four answered ones the wait is not known.
    expect(judgedByWait(totals)).toBe(21);
    expect(serviceLevel(totals)).toBeCloseTo(9 / 21, 12);
    expect(serviceLevelBounds(totals)).toEqual({ min: 9 / 25, max: 13 / 25 });
    expect(talkTime(totals)).toBe(1595);
    expect(handleTime(totals)).toBeCloseTo(1625 / 27, 12);
    expect(connectRate(totals)).toBeCloseTo(13 / 26, 12);
    expect(asr(totals)).toBeCloseTo(13 / 27, 12);
    expect(unreachableRate(totals)).toBeCloseTo(2 / 26, 12);
  });

  test('are cut at midnight, at the end of the month and where the clocks go back', async () => {
    const calls = async (grain: Grain) =>
      (await callFigures(guest, by(whole), grain)).buckets
        .map(({ label, totals }) => [label, totals.calls])
        .filter(([, count]) => count !== 0);
    expect(await calls('day')).toEqual([
      ...[
        ['2026-10-24', 9],
        ['2026-10-25', 8],
        ['2026-10-26', 9],
      ],
      ...[
        ['2026-10-31', 9],
        ['2026-11-01', 10],
        ['2026-11-02', 11],
      ],
    ]);
    expect(await calls('week')).toEqual([
      ['2026-10-19', 17],
      ['2026-10-26', 28],
      ['2026-11-02', 11],
    ]);
    expect(await calls('month')).toEqual([
      ['2026-10-01', 35],
      ['2026-11-01', 21],
    ]);
    // The two calls at half past two stand in two hours of the same name.
    expect((await calls('hour')).filter(([label]) => label === '2026-10-25T02:00')).toEqual([
      ['2026-10-25T02:00', 1],
      ['2026-10-25T02:00', 1],
    ]);
  });

  test('stand in their hour of the week', async () => {
    const hours = await heatMap(guest, by(whole));
    const at = (weekday: number, hour: number) =>
      hours.find((each) => each.weekday === weekday && each.hour === hour);
    expect(hours.reduce((sum, { calls }) => sum + calls, 0)).toBe(56);
    expect(at(7, 2)).toMatchObject({ calls: 2, offered: 2, answeredInbound: 2, waitSum: 35, waitCount: 2 });
    // On two Mondays: two and one of them inbound and answered, three outbound.
    expect(at(1, 10)).toMatchObject({ calls: 5, offered: 2, attempted: 3, answeredOutbound: 3 });
    expect(at(1, 23)).toMatchObject({ calls: 1, offered: 0 });
    expect(at(6, 10)).toMatchObject({ calls: 2, offered: 2, answeredInbound: 1, shortAbandoned: 1 });
    expect(at(3, 12)).toBeUndefined();
    const level = (weekday: number, hour: number) => serviceLevel(at(weekday, hour) ?? noTotals());
    // Of the two on Mondays the wait is not known; who hung up after five seconds is not to be served.
    expect([level(7, 2), level(1, 10), level(6, 10)]).toEqual([1, null, 1]);
  });

  test('know how long callers waited', async () => {
    const { p50, p90, known } = await waitPercentiles(guest, by(whole));
    // 2 2 5 8 8 8 10 15 20 25 30
    expect(known).toBe(11);
    expect(Math.abs((p50 ?? 0) - 8) / 8).toBeLessThanOrEqual(0.01);
    expect(Math.abs((p90 ?? 0) - 25) / 25).toBeLessThanOrEqual(0.01);
  });

  test('stand side by side for each connection', async () => {
    const found = await totalsByConnection(guest, by(whole));
    const of = (provider: string) => found.get(connections.get(provider) ?? '');
    expect(of('alohaa')).toMatchObject({ calls: 12, offered: 11, answeredInbound: 6, attempted: 0 });
    expect(of('alohub')).toMatchObject({ calls: 12, offered: 4, answeredInbound: 4, attempted: 8 });
    expect(of('callerdesk')).toMatchObject({ calls: 10, offered: 10, answeredInbound: 3, attempted: 0 });
    expect(of('acefone')).toMatchObject({ calls: 11, offered: 0, attempted: 11, answeredOutbound: 5 });
    expect(of('synthflow')).toMatchObject({ calls: 11, offered: 2, attempted: 8, answeredByAi: 6 });

    const level = (provider: string) => serviceLevel(of(provider) ?? noTotals());
    // Waits of 5 to 30 seconds, four in time, of eleven with one who gave up at once.
    expect(level('alohaa')).toBeCloseTo(4 / 10, 12);
    // Four answered calls that say no wait: they were not all late.
    expect(level('alohub')).toBeNull();
    expect(level('callerdesk')).toBeCloseTo(3 / 9, 12);
    expect(level('synthflow')).toBe(1);
    expect(level('acefone')).toBeNull();
  });

  test('tell callers apart', async () => {
    // 28 inbound calls, one of them hidden; three numbers called twice, two of them within a day.
    expect(await callers(guest, by(whole), { offered: 27 })).toEqual({
      unique: 24,
      repeat: 2,
      known: 27,
      calls: 28,
    });
  });

  test('are empty, not zero percent, where nobody called', async () => {
    const range = { from: '2020-01-01T00:00:00.000Z', to: '2020-01-03T00:00:00.000Z', zone: 'UTC' };
    const { totals, buckets } = await callFigures(guest, by(figureScope(range)), 'day');
    expect(buckets.map((bucket) => [bucket.label, bucket.totals.calls])).toEqual([
      ['2020-01-01', 0],
      ['2020-01-02', 0],
    ]);
    for (const rate of [answerRate, netAnswerRate, asa, serviceLevel, handleTime, talkTime, connectRate, asr])
      expect(rate(totals)).toBeNull();
    expect(await waitPercentiles(guest, by(figureScope(range)))).toEqual({ p50: null, p90: null, known: 0 });
    expect(await heatMap(guest, by(figureScope(range)))).toEqual([]);
  });
});

const some = <Word>(words: readonly Word[]) => fc.subarray([...words], { minLength: 1 });
const quarter = 900_000;
const start = Date.parse(documentedRange.from);

describe('any part of the calls', () => {
  const range = fc
    .tuple(
      fc.integer({ min: -2, max: 962 }),
      fc.integer({ min: 1, max: 400 }),
      fc.boolean(),
      fc.constantFrom('Europe/Berlin', 'Asia/Kathmandu', 'UTC'),
    )
    .map(([from, length, askew, zone]) => ({
      from: new Date(start + from * quarter + (askew ? 1 : 0)).toISOString(),
      to: new Date(start + (from + length) * quarter).toISOString(),
      zone,
    }));
  const filters = fc.record(
    {
      direction: some(['inbound', 'outbound', 'unknown'] as const),
      outcome: some(outcome.options),
      handledBy: some(['human', 'ai', 'nobody'] as const),
      provider: some(['alohaa', 'synthflow', 'nobody']),
    },
    { requiredKeys: [] },
  );
  const scope = fc.oneof(fc.tuple(range, filters), fc.tuple(fc.constant(documentedRange), filters));
  const grain = fc.constantFrom<Grain>('hour', 'day', 'week', 'month');

  test('says the same on both roads, adds up to the whole, and its list is as long', async () => {
    await fc.assert(
      fc.asyncProperty(scope, grain, async ([range, filters], grain) => {
        const part = figureScope(range, filters);
        const figures = await callFigures(guest, part, grain);
        expect(figures).toEqual(await callFigures(guest, fromCalls(part), grain));
        expect(await callTotals(guest, part)).toEqual(figures.totals);
        expect(figures.buckets.reduce((sum, { totals }) => sum + totals.calls, 0)).toBe(figures.totals.calls);
        expect(Object.values(figures.totals.outcomes).reduce((sum, calls) => sum + calls, 0)).toBe(
          figures.totals.calls,
        );
        expect((await countCalls(guest, behind(part))).count).toBe(figures.totals.calls);
        expect(await heatMap(guest, part)).toEqual(await heatMap(guest, fromCalls(part)));
        const waits = await waitPercentiles(guest, part);
        const exact = await waitPercentiles(guest, fromCalls(part));
        expect(waits.known).toBe(exact.known);
        expect(Math.abs((waits.p50 ?? 0) - (exact.p50 ?? 0))).toBeLessThanOrEqual((exact.p50 ?? 0) * 0.01);
        expect(Math.abs((waits.p90 ?? 0) - (exact.p90 ?? 0))).toBeLessThanOrEqual((exact.p90 ?? 0) * 0.01);
      }),
      { numRuns: 60 },
    );
  });

  test('of the clock has a list as long as the figure', async () => {
    for (const { weekday, hour, ...counted } of await heatMap(guest, whole)) {
      const listed = async (filters: CallFilters) =>
        (
          await countCalls(
            guest,
            behind(whole, { weekday: [weekday], hour: [hour], zone: 'Europe/Berlin', ...filters }),
          )
        ).count;
      expect(await listed({})).toBe(counted.calls);
      expect(await listed({ direction: ['outbound'] })).toBe(counted.attempted);
      expect(await listed({ isShortAbandoned: true })).toBe(counted.shortAbandoned);
    }
  });
});
