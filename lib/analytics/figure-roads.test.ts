import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { expectRightCounters } from '../../tests/pipeline/expect-right-counters.ts';
import { admin, insertCalls, insertConnection } from '../../tests/sample-calls.ts';
import { countCalls } from '../calls/count-calls.ts';
import type { CallFilters } from '../calls/filters.ts';
import { direction, handledBy, outcome } from '../calls/vocabulary.ts';
import { db } from '../db.ts';
import { agentDays } from './agent-days.ts';
import { agentFigures } from './agent-figures.ts';
import { callFigures, callTotals, totalsByConnection } from './call-figures.ts';
import { behind, type FigureScope, figureScope } from './figure-scope.ts';
import { hangupFigures } from './hangup-figures.ts';
import { hangupTrend } from './hangup-trend.ts';
import { heatMap } from './heat-map.ts';
import { rollUp } from './roll-up.ts';
import { waitPercentiles } from './wait-percentiles.ts';

useTestDatabase();

const zone = 'Asia/Kolkata';
const firstDay = Date.parse('2026-10-18T18:30:00.000Z');
const everyHour = Array.from({ length: 24 }, (_, hour) => hour);
/** Two names of one agent on the first connection, and another agent on the second. */
let agents: string[];
let connections: string[];

/** Sums of such lengths are exact, in whatever order they are added up. */
const length = fc.option(fc.integer({ min: 0, max: 2400 }).map((eighths) => eighths / 8));
const anyCall = fc.record({
  at: fc.integer({ min: 0, max: 12 * 86_400_000 }),
  connection: fc.nat({ max: 1 }),
  agent: fc.option(fc.nat({ max: 1 }), { freq: 4 }),
  rung: fc.subarray([0, 1]),
  direction: fc.constantFrom(...direction.options),
  outcome: fc.constantFrom(...outcome.options),
  handledBy: fc.constantFrom(...handledBy.options),
  duration: length,
  ring: length,
  wait: length,
  talk: length,
  hold: length,
  isTest: fc.integer({ min: 0, max: 9 }).map((digit) => digit === 0),
});
type Sample = typeof anyCall extends fc.Arbitrary<infer Call> ? Call : never;

beforeAll(async () => {
  await db().workspace.create({ data: { reportTimeZone: zone } });
  connections = [await insertConnection(), await insertConnection()];
  agents = await Promise.all(
    ['Asha', 'Asha R.', 'Kumar'].map(async (name, index) => {
      const id = randomUUID();
      const connectionId = connections[index < 2 ? 0 : 1] ?? '';
      const alias = { id, connectionId, kind: 'name', value: name };
      await db().agent.create({ data: { id, name, kind: 'human', aliases: { create: alias } } });
      return id;
    }),
  );
  const [one = '', same = ''] = agents;
  await db().agent.update({ where: { id: same }, data: { mergedIntoId: one } });
  const calls = fc.sample(anyCall, { numRuns: 200, seed: 5 });
  const ids = await insertCalls(calls.map(rowOf));
  await db().callOffer.createMany({
    data: calls.flatMap((call, index) =>
      offersOf(call).map((offer) => ({ ...offer, callId: ids[index] ?? '' })),
    ),
  });
  await rollUp({ patient: true });
});

const agentsOn = (connection: number) => (connection === 0 ? agents.slice(0, 2) : agents.slice(2));

function rowOf({ at, connection, agent, rung: _, ...data }: Sample) {
  const agentId = agent === null ? null : (agentsOn(connection)[agent] ?? null);
  const startedAt = new Date(firstDay + at).toISOString();
  return { ...data, agentId, startedAt, connectionId: connections[connection] ?? '' };
}

function offersOf({ connection, agent, rung }: Sample) {
  return rung.flatMap((position) => {
    const agentId = agentsOn(connection)[position];
    const result = position === agent ? 'answered' : 'missed';
    return agentId === undefined ? [] : [{ position, agentId, result }];
  });
}

/** Whole days and parts of days, and every filter that the screens of figures offer, together as well. */
const anyScope = fc.record({
  range: fc
    .uniqueArray(fc.integer({ min: 0, max: 12 * 96 }), { minLength: 2, maxLength: 2 })
    .map((quarters) => quarters.map((quarter) => new Date(firstDay + quarter * 900_000).toISOString()).sort())
    .map(([from = '', to = '']) => ({ from, to, zone })),
  filters: fc
    .record({
      connection: fc.nat({ max: 1 }),
      direction: fc.subarray([...direction.options], { minLength: 1 }),
      outcome: fc.subarray([...outcome.options], { minLength: 4 }),
      handledBy: fc.subarray([...handledBy.options], { minLength: 2 }),
      agent: fc.subarray([0, 1, 2], { minLength: 1 }),
    })
    .chain((all) => fc.subarray(Object.entries(all)))
    .map((some) => () => Object.fromEntries(some.map(([name, value]) => [name, idsOf(name, value)]))),
});

function idsOf(name: string, value: unknown): unknown {
  if (name === 'connection') return [connections[Number(value)]];
  if (name === 'agent' && Array.isArray(value)) return value.map((index) => agents[Number(index)]);
  return value;
}

/** Everything that the overview shows of calls, but for percentiles. */
async function everyFigure(scope: FigureScope): Promise<unknown> {
  const byId = <Row extends { id: string }>(rows: Row[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    days: await callFigures(admin, scope, 'day'),
    weeks: await callFigures(admin, scope, 'week'),
    hours: await callFigures(admin, scope, 'hour'),
    totals: await callTotals(admin, scope),
    connections: [...(await totalsByConnection(admin, scope))].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    heat: await heatMap(admin, scope),
    agents: byId(await agentFigures(admin, scope)),
    one: await agentDays(admin, scope, agents[0] ?? '', 'day'),
    hangups: await hangupFigures(admin, scope),
    trend: (await hangupTrend(admin, scope, 'day')).series,
    trendByWeek: (await hangupTrend(admin, scope, 'week')).buckets.map(({ calls }) => calls),
  };
}

test('with whatever filters, counters and calls say the same, and so does the list', async () => {
  await expectRightCounters();
  let seen = 0;
  let agentsSeen = 0;
  await fc.assert(
    fc.asyncProperty(anyScope, async ({ range, filters }) => {
      const asked: CallFilters = filters();
      const scope = figureScope(range, asked);
      const oneByOne = figureScope(range, { ...asked, hour: everyHour, zone });
      expect(await everyFigure(scope)).toEqual(await everyFigure(oneByOne));

      const { totals, buckets } = await callFigures(admin, scope, 'day');
      expect(buckets.reduce((sum, bucket) => sum + bucket.totals.calls, 0)).toBe(totals.calls);
      expect((await countCalls(admin, behind(scope))).count).toBe(totals.calls);
      seen += totals.calls;
      if (asked.agent) agentsSeen += totals.calls;

      const [waits, exact] = [await waitPercentiles(admin, scope), await waitPercentiles(admin, oneByOne)];
      expect(waits.known).toBe(exact.known);
      for (const share of ['p50', 'p90'] as const) {
        const [found, right] = [waits[share], exact[share]];
        if (right === null) expect(found).toBeNull();
        else expect(Math.abs((found ?? Number.NaN) - right)).toBeLessThanOrEqual(right * 0.0101);
      }
    }),
    { numRuns: 40, seed: 3 },
  );
  expect(seen).toBeGreaterThan(500);
  expect(agentsSeen).toBeGreaterThan(50);
}, 120_000);
