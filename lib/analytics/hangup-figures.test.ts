import { beforeAll, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { admin, guest, insertCall, insertConnection } from '../../tests/sample-calls.ts';
import { countCalls } from '../calls/count-calls.ts';
import type { CallFilters } from '../calls/filters.ts';
import { chooseRoad } from './choose-road.ts';
import { type FigureScope, figureScope } from './figure-scope.ts';
import { grouped } from './hangup-counts.ts';
import { hangupFigures } from './hangup-figures.ts';
import { elsewhereFilters, hangupFilters } from './hangup-filters.ts';
import { hangupTrend } from './hangup-trend.ts';
import { hangupWords } from './hangup-words.ts';
import { rollUp } from './roll-up.ts';

useTestDatabase();

const range = { from: '2026-11-18T12:00:00.000Z', to: '2026-11-21T06:00:00.000Z', zone: 'UTC' };
const everyHour = Array.from({ length: 24 }, (_, hour) => hour);

let east: string;
let west: string;

/**
 * Twelve calls; days of November 2026. The 19th and the 20th are read from counters, the rest from the calls.
 *
 * | call | of   | at           | reason    | party    | certainty | may be                     | words               |
 * |------|------|--------------|-----------|----------|-----------|----------------------------|---------------------|
 * | 1    | East | 18th 13:00   | completed | customer | exact     |                            | 16                  |
 * | 2    | East | 19th 09:00   | completed | agent    | exact     |                            | 16                  |
 * | 3    | West | 19th 10:00   | completed | customer | exact     |                            | goodbye             |
 * | 4    | East | 19th 11:00   | cancelled | agent    | ambiguous | cancelled, no_answer, busy | initiator           |
 * | 5    | East | 20th 11:00   | cancelled | agent    | ambiguous | cancelled, no_answer, busy | initiator           |
 * | 6    | West | 20th 12:00   | no_answer | customer | ambiguous | no_answer, rejected        | receiver            |
 * | 7    | West | 20th 12:30   | no_answer | customer | exact     |                            | 19                  |
 * | 8    | East | 20th 13:00   | busy      | customer | exact     |                            | 17                  |
 * | 9    | East | 20th 23:59:… | unmapped  | unknown  | unmapped  |                            | Q17 +91 98123 45678 |
 * | 10   | West | 21st 05:00   | unmapped  | system   | ambiguous | completed, no_agent        | destination         |
 * | 11   | West | 21st 05:30   | —         | —        | —         |                            |                     |
 * | 12   | East | 21st 05:45   | network   | network  | exact     |                            |                     |
 *
 * Around them stand calls that count nowhere.
 */
beforeAll(async () => {
  east = await insertConnection('East');
  west = await insertConnection('West');
  const insert = (
    connection: string,
    at: string,
    said: string,
    data: Parameters<typeof insertCall>[1] = {},
  ) => {
    const [reason, party, certainty, reasonWords = null, ...candidates] = said.split('|');
    const startedAt = `2026-11-${at.includes('.') ? at : `${at}:00.000`}Z`;
    return insertCall(connection, { startedAt, reason, party, certainty, candidates, reasonWords, ...data });
  };
  await insert(east, '18T13:00', 'completed|customer|exact|16');
  await insert(east, '19T09:00', 'completed|agent|exact|16');
  await insert(west, '19T10:00', 'completed|customer|exact|goodbye');
  await insert(east, '19T11:00', 'cancelled|agent|ambiguous|initiator|cancelled|no_answer|busy');
  await insert(east, '20T11:00', 'cancelled|agent|ambiguous|initiator|cancelled|no_answer|busy');
  await insert(west, '20T12:00', 'no_answer|customer|ambiguous|receiver|no_answer|rejected');
  await insert(west, '20T12:30', 'no_answer|customer|exact|19');
  await insert(east, '20T13:00', 'busy|customer|exact|17');
  await insert(east, '20T23:59:59.999', 'unmapped|unknown|unmapped|Q17 +91 98123 45678');
  await insert(west, '21T05:00', 'unmapped|system|ambiguous|destination|completed|no_agent');
  await insert(west, '21T05:30', '', { reason: null, party: null, certainty: null, reasonWords: null });
  await insert(east, '21T05:45', 'network|network|exact');

  await insert(east, '20T10:00', 'busy|customer|exact|17', { isTest: true });
  await insert(east, '20T10:00', 'busy|customer|exact|17', { direction: 'internal' });
  await insert(east, '20T10:00', '', {
    state: 'live',
    outcome: null,
    reason: null,
    party: null,
    certainty: null,
  });
  await insert(east, '18T11:59:59.999', 'busy|customer|exact|17');
  await insert(east, '21T06:00', 'busy|customer|exact|17');
  await rollUp({ patient: true });
});

/** The same calls, from counters as far as there are some, and one by one. */
const scopes = (filters: CallFilters = {}): [road: string, scope: FigureScope][] => [
  ['counters', figureScope(range, filters)],
  ['calls', figureScope(range, { ...filters, hour: everyHour, zone: 'UTC' })],
];

test('there are counters of the two whole days', async () => {
  expect(
    await chooseRoad(figureScope(range, { reason: ['busy'], candidate: ['busy'] }), grouped),
  ).toMatchObject({
    by: 'counters',
    days: { from: '2026-11-19', to: '2026-11-21' },
  });
});

const listed = async (filters: CallFilters | null) => {
  expect(filters).not.toBeNull();
  return (await countCalls(admin, filters ?? {})).count;
};

describe.each(scopes())('hang-ups, from %s', (_, scope) => {
  test('are those worked out by hand', async () => {
    const figures = await hangupFigures(guest, scope);
    expect(figures).toMatchObject({ calls: 12, exact: 6, ambiguous: 4, unmapped: 1 });
    expect(
      figures.reasons.map(({ reason, calls, exact, ambiguous, unmapped, elsewhere, min, max }) => [
        ...[reason, calls],
        ...[exact, ambiguous, unmapped],
        ...[elsewhere, min, max],
      ]),
    ).toEqual([
      ['completed', 3, 3, 0, 0, 1, 3, 4],
      ['no_answer', 2, 1, 1, 0, 2, 1, 4],
      ['cancelled', 2, 0, 2, 0, 0, 0, 2],
      ['unmapped', 2, 0, 1, 1, 0, 0, 1],
      ['busy', 1, 1, 0, 0, 2, 1, 3],
      ['network', 1, 1, 0, 0, 0, 1, 1],
      [null, 1, 0, 0, 0, 0, 0, 0],
    ]);
    expect(figures.reasons[0]?.share).toBe(3 / 12);
    expect(figures.reasons[0]?.parties).toEqual([
      { party: 'customer', calls: 2, exact: 2, ambiguous: 0, unmapped: 0 },
      { party: 'agent', calls: 1, exact: 1, ambiguous: 0, unmapped: 0 },
    ]);
    expect(figures.parties.map(({ party, calls }) => [party, calls])).toEqual([
      ['customer', 5],
      ['agent', 3],
      ['system', 1],
      ['network', 1],
      ['unknown', 1],
      [null, 1],
    ]);
    expect(figures.candidates).toEqual([
      { reason: 'no_answer', calls: 3, elsewhere: 2 },
      { reason: 'busy', calls: 2, elsewhere: 2 },
      { reason: 'cancelled', calls: 2, elsewhere: 0 },
      { reason: 'completed', calls: 1, elsewhere: 1 },
      { reason: 'rejected', calls: 1, elsewhere: 1 },
      { reason: 'no_agent', calls: 1, elsewhere: 1 },
    ]);
  });

  test('are as many as the list shows behind each link', async () => {
    const { reasons, candidates } = await hangupFigures(guest, scope);
    for (const { reason, calls, parties } of reasons) {
      expect([reason, await listed(hangupFilters(scope, { reason }))]).toEqual([reason, calls]);
      for (const { party, exact, ambiguous, unmapped } of parties) {
        for (const [certainty, count] of Object.entries({ exact, ambiguous, unmapped } as const)) {
          if (count === 0 || (certainty !== 'exact' && certainty !== 'ambiguous' && certainty !== 'unmapped'))
            continue;
          const part = hangupFilters(scope, { reason, party, certainty });
          expect([reason, party, certainty, await listed(part)]).toEqual([reason, party, certainty, count]);
        }
      }
    }
    for (const { reason, calls, elsewhere } of candidates) {
      expect([reason, await listed(hangupFilters(scope, { candidate: reason }))]).toEqual([reason, calls]);
      expect([reason, await listed(elsewhereFilters(scope, reason))]).toEqual([reason, elsewhere]);
    }
  });
});

test.each(scopes({ reason: ['cancelled', 'no_answer'], candidate: ['no_answer'] }))(
  'narrowed by reason and candidate, from %s',
  async (_, scope) => {
    const figures = await hangupFigures(guest, scope);
    expect(figures.reasons.map(({ reason, min, max, elsewhere }) => [reason, min, max, elsewhere])).toEqual([
      ['cancelled', 0, 2, 0],
      ['no_answer', 0, 3, 2],
    ]);
    expect(await listed(elsewhereFilters(scope, 'no_answer'))).toBe(2);
    // Calls that may be of no answer and busy: one filter cannot ask for both.
    expect(hangupFilters(scope, { candidate: 'busy' })).toBeNull();
  },
);

test('nothing has no share', async () => {
  const nowhere = figureScope({ ...range, from: '2020-01-01T00:00:00.000Z', to: '2020-02-01T00:00:00.000Z' });
  expect(await hangupFigures(guest, nowhere)).toEqual({
    ...{ calls: 0, exact: 0, ambiguous: 0, unmapped: 0 },
    ...{ reasons: [], parties: [], candidates: [] },
  });
});

describe('over time', () => {
  test.each(scopes())('days add up to the period, from %s', async (_, scope) => {
    const { series, buckets } = await hangupTrend(guest, scope, 'day');
    expect(series.map(({ key, calls }) => [key, calls])).toEqual([
      ['completed', 3],
      ['no_answer', 2],
      ['cancelled', 2],
      ['unmapped', 2],
      ['busy', 1],
      ['network', 1],
      ['not_given', 1],
    ]);
    expect(buckets.map(({ label, calls }) => [label, calls])).toEqual([
      ['2026-11-18', 1],
      ['2026-11-19', 3],
      ['2026-11-20', 5],
      ['2026-11-21', 3],
    ]);
    for (const { calls, filters, parts } of buckets) {
      expect(await listed(filters)).toBe(calls);
      for (const part of parts) {
        expect([part.key, await listed(part.filters)]).toEqual([part.key, part.calls]);
      }
    }
  });

  test('hours are those of the calls', async () => {
    const { buckets } = await hangupTrend(guest, figureScope(range), 'hour');
    expect(buckets.filter(({ calls }) => calls > 0).map(({ label, calls }) => [label, calls])).toEqual([
      ['2026-11-18T13:00', 1],
      ['2026-11-19T09:00', 1],
      ['2026-11-19T10:00', 1],
      ['2026-11-19T11:00', 1],
      ['2026-11-20T11:00', 1],
      ['2026-11-20T12:00', 2],
      ['2026-11-20T13:00', 1],
      ['2026-11-20T23:00', 1],
      ['2026-11-21T05:00', 3],
    ]);
  });
});

describe('the providers’ words', () => {
  test.each(scopes())('lead to their calls, from %s', async (_, scope) => {
    const { words, more } = await hangupWords(admin, scope, 'completed');
    expect(more).toBe(false);
    expect(words.map(({ filters, ...word }) => word)).toEqual([
      { connectionId: east, words: '16', certainty: 'exact', candidates: [], calls: 2 },
      { connectionId: west, words: 'goodbye', certainty: 'exact', candidates: [], calls: 1 },
    ]);
    for (const { filters, calls } of words) expect(await listed(filters)).toBe(calls);
  });

  test('say what else they may be', async () => {
    const { words } = await hangupWords(admin, figureScope(range), 'cancelled');
    expect(words).toMatchObject([
      { words: 'initiator', candidates: ['cancelled', 'no_answer', 'busy'], calls: 2 },
    ]);
  });

  test('that are missing need no filter where the connection says nothing else', async () => {
    const { words } = await hangupWords(admin, figureScope(range), 'network');
    expect(words).toMatchObject([{ words: '', calls: 1 }]);
    expect(await listed(words[0]?.filters ?? null)).toBe(1);
  });

  test('of any length lead to their calls; so do missing ones', async () => {
    const scope = figureScope({ ...range, from: '2026-12-01T00:00:00.000Z', to: '2026-12-03T00:00:00.000Z' });
    const long = '𝒶b, "c" \n'.repeat(40);
    const blocked = { startedAt: '2026-12-01T10:00:00.000Z', reason: 'blocked' };
    await insertCall(east, { ...blocked, reasonWords: long });
    await insertCall(east, { ...blocked, reasonWords: `${long} and more` });
    await insertCall(east, blocked);
    await rollUp({ patient: true });
    const { words } = await hangupWords(admin, scope, 'blocked');
    expect(words.map(({ words, calls }) => [[...words].length, calls])).toEqual([
      [200, 2],
      [0, 1],
    ]);
    expect(await listed(words[0]?.filters ?? null)).toBe(2);
    expect(await listed(words[1]?.filters ?? null)).toBe(1);
  });

  test('with numbers in them are masked, and no link gives them away', async () => {
    const scope = figureScope(range);
    expect(JSON.stringify(await hangupWords(guest, scope, 'unmapped'))).not.toContain('98123');
    const { words } = await hangupWords(admin, scope, 'unmapped');
    expect(words.map(({ words, certainty }) => [words, certainty])).toContainEqual([
      'Q17 +91 98123 45678',
      'unmapped',
    ]);
  });
});
