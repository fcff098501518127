import { Prisma } from '../../prisma/client/client.ts';
import type { Viewer } from '../auth/viewer.ts';
import { allOf, type CallFilters } from '../calls/filters.ts';
import { matching, resolveFilters } from '../calls/match-calls.ts';
import { callMeasures, counterColumns, thresholds } from './call-measures.ts';
import { chooseRoad } from './choose-road.ts';
import { behind, type FigureScope } from './figure-scope.ts';
import { within } from './time-range.ts';

/** What the counters of calls are grouped by. */
const grouped = [
  'connection',
  'provider',
  'direction',
  'outcome',
  'handledBy',
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
  const road = await chooseRoad(scope, grouped);
  if (road.by === 'calls') {
    return Prisma.sql`(
      SELECT ${callMeasures} FROM call AS c CROSS JOIN ${thresholds}
      WHERE ${await matching(viewer, behind(scope))}) AS r`;
  }
  const { range } = scope;
  const condition = allOf(conditionsOnCounters(await resolveFilters(scope.filters)));
  const stretches = precise ? [range] : road.rest;
  const parts = stretches.map(
    (stretch) => Prisma.sql`
      SELECT r.bucket AS at, connection_id, direction, outcome, handled_by, ${counterColumns}
      FROM call_rollup AS r WHERE ${within(stretch, Prisma.sql`r.bucket`)} AND ${condition}`,
  );
  if (road.days !== null && !precise) {
    parts.push(Prisma.sql`
      SELECT (r.day::timestamp AT TIME ZONE ${range.zone}) AS at, connection_id, direction, outcome, handled_by,
        ${counterColumns}
      FROM call_day_rollup AS r
      WHERE r.day >= ${road.days.from}::date AND r.day < ${road.days.to}::date AND ${condition}`);
  }
  return Prisma.sql`(${Prisma.join(parts, ' UNION ALL ')}) AS r`;
}

/** Filters that counters are grouped by, as conditions on `r`, whose columns are named as those of the calls. */
function conditionsOnCounters(filters: CallFilters): Prisma.Sql[] {
  const { connection, direction, outcome, handledBy } = filters;
  const conditions: Prisma.Sql[] = [];
  if (connection) conditions.push(Prisma.sql`r.connection_id = ANY(${connection}::uuid[])`);
  // The counters hold no other directions than these.
  if (direction && direction.length < 3) conditions.push(Prisma.sql`r.direction = ANY(${direction}::text[])`);
  if (outcome) conditions.push(Prisma.sql`r.outcome = ANY(${outcome}::text[])`);
  if (handledBy) conditions.push(Prisma.sql`r.handled_by = ANY(${handledBy}::text[])`);
  return conditions;
}
