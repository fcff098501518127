import { Prisma } from '../../prisma/client/client.ts';
import type { Viewer } from '../auth/viewer.ts';
import { matching, resolveFilters } from '../calls/match-calls.ts';
import { callKeys, callMeasures, counterColumns, counterKeys, thresholds } from './call-measures.ts';
import type { CountedAt } from './chart-buckets.ts';
import { chooseRoad } from './choose-road.ts';
import { conditionsOnCounters, groupedFilters } from './counter-conditions.ts';
import { counterStretches } from './counter-stretches.ts';
import { behind, type FigureScope } from './figure-scope.ts';
import { type TimeRange, within } from './time-range.ts';

/**
 * The ended calls of a scope to add up, as a table to select from: `at` (an instant of the week, of the day, of the
 * quarter of an hour or of the call itself), `connection_id`, `direction`, `outcome`, `handled_by` and the columns of
 * `Counters`. Rows stand for one call or for many; sums over them are the same on every road.
 *
 * @param at how right `at` has to be; to the quarter of an hour, counters by agent are not used.
 */
export async function callCounts(
  viewer: Viewer,
  scope: FigureScope,
  { at = 'week' }: { at?: CountedAt } = {},
): Promise<Prisma.Sql> {
  const { range, filters } = scope;
  const fromCalls = async ({ from, to }: Stretch) => Prisma.sql`
    SELECT ${callKeys}, ${callMeasures} FROM call AS c CROSS JOIN ${thresholds}
    WHERE ${await matching(viewer, behind(scope, { from, to }))}`;
  const road = await chooseRoad(scope, groupedFilters);
  const ofAgents = filters.agent !== undefined;
  if (road.by === 'calls' || (at === 'quarter' && ofAgents))
    return Prisma.sql`(${await fromCalls(range)}) AS r`;

  const condition = conditionsOnCounters(await resolveFilters(filters));
  const fromQuarters = async (stretch: Stretch) => Prisma.sql`
    SELECT r.bucket AS at, ${counterKeys}, ${counterColumns}
    FROM call_rollup AS r WHERE ${within(stretch, Prisma.sql`r.bucket`)} AND ${condition}`;
  const { days, rest } = at === 'quarter' ? { days: null, rest: [range] } : road;
  const parts = await Promise.all(rest.map(ofAgents ? fromCalls : fromQuarters));
  const tables = ofAgents
    ? // Without those that only rang the agent.
      { day: Prisma.sql`(SELECT * FROM agent_day_rollup WHERE calls > 0)` }
    : { day: Prisma.sql`call_day_rollup`, week: at === 'week' ? Prisma.sql`call_week_rollup` : null };
  for (const { table, start, within } of days === null ? [] : counterStretches(days, tables)) {
    parts.push(Prisma.sql`
      SELECT (r.${start}::timestamp AT TIME ZONE ${range.zone}) AS at, ${counterKeys}, ${counterColumns}
      FROM ${table} AS r WHERE ${within} AND ${condition}`);
  }
  return Prisma.sql`(${Prisma.join(parts, ' UNION ALL ')}) AS r`;
}

type Stretch = Pick<TimeRange, 'from' | 'to'>;
