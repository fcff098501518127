import { Prisma } from '../../prisma/client/client.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { CallFilters } from '../calls/filters.ts';
import { matching, resolveFilters } from '../calls/match-calls.ts';
import { callKeys, callMeasures, counterColumns, counterKeys, thresholds } from './call-measures.ts';
import { chooseRoad } from './choose-road.ts';
import { conditionsOnCounters } from './counter-conditions.ts';
import { behind, type FigureScope } from './figure-scope.ts';
import { type TimeRange, within } from './time-range.ts';

/** What the counters of calls are grouped by; those by agent are of days only. */
const grouped = [
  'connection',
  'provider',
  'direction',
  'outcome',
  'handledBy',
  'agent',
] as const satisfies (keyof CallFilters)[];

/**
 * The ended calls of a scope to add up, as a table to select from: `at` (an instant of the day, the quarter of an
 * hour or the call itself), `connection_id`, `direction`, `outcome`, `handled_by` and the columns of `Counters`.
 * Rows stand for one call or for many; sums over them are the same on every road. Bucket `at` by days or longer,
 * or by less in ranges that no whole day is in.
 *
 * @param precise `at` has to be right to the quarter of an hour: the counters of days are not used.
 */
export async function callCounts(
  viewer: Viewer,
  scope: FigureScope,
  { precise = false }: { precise?: boolean } = {},
): Promise<Prisma.Sql> {
  const { range, filters } = scope;
  const fromCalls = async ({ from, to }: Stretch) => Prisma.sql`
    SELECT ${callKeys}, ${callMeasures} FROM call AS c CROSS JOIN ${thresholds}
    WHERE ${await matching(viewer, behind(scope, { from, to }))}`;
  const road = await chooseRoad(scope, grouped);
  const ofAgents = filters.agent !== undefined;
  if (road.by === 'calls' || (precise && ofAgents)) return Prisma.sql`(${await fromCalls(range)}) AS r`;

  const condition = conditionsOnCounters(await resolveFilters(filters));
  const fromQuarters = async (stretch: Stretch) => Prisma.sql`
    SELECT r.bucket AS at, ${counterKeys}, ${counterColumns}
    FROM call_rollup AS r WHERE ${within(stretch, Prisma.sql`r.bucket`)} AND ${condition}`;
  const days = precise ? null : road.days;
  const rest = precise ? [range] : road.rest;
  const parts = await Promise.all(rest.map(ofAgents ? fromCalls : fromQuarters));
  if (days !== null) {
    parts.push(Prisma.sql`
      SELECT (r.day::timestamp AT TIME ZONE ${range.zone}) AS at, ${counterKeys}, ${counterColumns}
      FROM ${ofAgents ? Prisma.sql`agent_day_rollup` : Prisma.sql`call_day_rollup`} AS r
      WHERE r.day >= ${days.from}::date AND r.day < ${days.to}::date AND ${condition}`);
  }
  return Prisma.sql`(${Prisma.join(parts, ' UNION ALL ')}) AS r`;
}

type Stretch = Pick<TimeRange, 'from' | 'to'>;
