import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import type { CallFilters } from '../calls/filters.ts';
import { matching, resolveFilters } from '../calls/match-calls.ts';
import { db } from '../db.ts';
import { chooseRoad } from './choose-road.ts';
import { conditionsOnCounters } from './counter-conditions.ts';
import { counterStretches } from './counter-stretches.ts';
import { behind, type FigureScope } from './figure-scope.ts';
import { percentileOfSteps, waitStep } from './wait-steps.ts';

/** Seconds; `null` when no wait is known. `known` is the number of calls they are of. */
export type WaitPercentiles = { p50: number | null; p90: number | null; known: number };

/** Waits are counted for answered inbound calls only. */
const waited: CallFilters = { direction: ['inbound'], outcome: ['answered'] };

/**
 * How long half and nine tenths of the answered inbound callers of a scope waited at most: exact, or within 1 % where
 * counters of days answer.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function waitPercentiles(viewer: Viewer, scope: FigureScope): Promise<WaitPercentiles> {
  authorise(viewer, 'calls.read');
  const { direction, outcome } = scope.filters;
  const asked = direction?.includes('inbound') !== false && outcome?.includes('answered') !== false;
  if (!asked) return { p50: null, p90: null, known: 0 };
  const road = await chooseRoad(scope, ['connection', 'provider', 'outcome', 'handledBy', 'agent']);
  if (road.by === 'calls' || road.days === null) return fromCalls(viewer, scope);

  // All that is counted is inbound and answered.
  const { direction: _direction, outcome: _outcome, ...others } = await resolveFilters(scope.filters);
  const counted = others.agent
    ? counterStretches(road.days, { day: Prisma.sql`agent_wait_histogram` })
    : counterStretches(road.days, {
        day: Prisma.sql`wait_histogram`,
        week: Prisma.sql`wait_week_histogram`,
      });
  const condition = conditionsOnCounters(others);
  const wait = Prisma.sql`c.wait`;
  const parts = [
    ...counted.map(
      ({ table, within }) =>
        Prisma.sql`SELECT unnest(r.steps) AS step, unnest(r.calls) AS calls FROM ${table} AS r WHERE ${within} AND ${condition}`,
    ),
    ...(await Promise.all(
      road.rest.map(async ({ from, to }) => {
        const filters = behind(scope, { ...waited, from, to });
        return Prisma.sql`
          SELECT ${waitStep(wait)}, 1 FROM call AS c
          WHERE ${await matching(viewer, filters)} AND c.wait IS NOT NULL`;
      }),
    )),
  ];
  const found = z.array(z.object({ step: z.number(), calls: z.number() })).parse(
    await db().$queryRaw`
      SELECT step::integer AS step, sum(calls)::integer AS calls
      FROM (${Prisma.join(parts, ' UNION ALL ')}) AS w GROUP BY 1 ORDER BY 1`,
  );
  return {
    p50: percentileOfSteps(found, 0.5),
    p90: percentileOfSteps(found, 0.9),
    known: found.reduce((sum, { calls }) => sum + calls, 0),
  };
}

const exact = z.tuple([
  z.object({ p50: z.number().nullable(), p90: z.number().nullable(), known: z.number() }),
]);

async function fromCalls(viewer: Viewer, scope: FigureScope): Promise<WaitPercentiles> {
  const [found] = exact.parse(
    await db().$queryRaw`
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY c.wait) AS p50,
        percentile_cont(0.9) WITHIN GROUP (ORDER BY c.wait) AS p90, count(c.wait)::integer AS known
      FROM call AS c WHERE ${await matching(viewer, behind(scope, waited))} AND c.wait IS NOT NULL`,
  );
  return found;
}
