import { Prisma } from '../../prisma/client/client.ts';
import { can, type Viewer } from '../auth/viewer.ts';
import { allOf, type CallFilters } from '../calls/filters.ts';
import { matching, resolveFilters } from '../calls/match-calls.ts';
import { chooseRoad } from './choose-road.ts';
import { behind, type FigureScope } from './figure-scope.ts';
import { hangupColumns, hangupKeys } from './hangup-columns.ts';
import type { TimeRange } from './time-range.ts';

/** The filters that the counters of hang-ups can be narrowed by. */
export const grouped = [
  'connection',
  'provider',
  'direction',
  'outcome',
  'handledBy',
  'reason',
  'party',
  'certainty',
  'candidate',
  'reasonWords',
  'hasReason',
  'hasParty',
  'hasReasonWords',
] as const satisfies (keyof CallFilters)[];

/**
 * How the ended calls of a scope ended, as a table to select from: `at` (an instant of the day or of the call
 * itself) and the columns of `hangupColumns`, `calls` to be summed. Rows stand for one call or for many; sums over
 * them are the same on every road. Bucket `at` by days or longer, or by less in ranges that no whole day is in.
 *
 * @param precise `at` has to be right to the call: counters, which are of days, are not used.
 */
export async function hangupCounts(
  viewer: Viewer,
  scope: FigureScope,
  { precise = false }: { precise?: boolean } = {},
): Promise<Prisma.Sql> {
  const fromCalls = async ({ from, to }: Pick<TimeRange, 'from' | 'to'>) => Prisma.sql`
    SELECT ${hangupColumns} FROM call AS c WHERE ${await matching(viewer, behind(scope, { from, to }))}`;
  // Who sees numbers masked must not find them out by asking for words with them: `matching` decides that.
  const mayAsk = scope.filters.reasonWords === undefined || can(viewer, 'numbers.full');
  const road = precise || !mayAsk ? null : await chooseRoad(scope, grouped);
  if (road === null || road.by === 'calls' || road.days === null) {
    return Prisma.sql`(${await fromCalls(scope.range)}) AS r`;
  }
  const { days, rest } = road;
  const condition = allOf(conditionsOnCounters(await resolveFilters(scope.filters)));
  const parts = [
    Prisma.sql`
      SELECT (r.day::timestamp AT TIME ZONE ${scope.range.zone}) AS at, ${hangupKeys}, calls
      FROM hangup_day_rollup AS r
      WHERE r.day >= ${days.from}::date AND r.day < ${days.to}::date AND ${condition}`,
    ...(await Promise.all(rest.map(fromCalls))),
  ];
  return Prisma.sql`(${Prisma.join(parts, ' UNION ALL ')}) AS r`;
}

/** Filters that counters are grouped by, as conditions on `r`; they say what `conditionsOf` says of calls. */
function conditionsOnCounters(filters: CallFilters): Prisma.Sql[] {
  const { connection, direction, outcome, handledBy, reason, party, certainty, candidate, reasonWords } =
    filters;
  const conditions: Prisma.Sql[] = [];
  if (connection) conditions.push(Prisma.sql`r.connection_id = ANY(${connection}::uuid[])`);
  // The counters hold no other directions than these.
  if (direction && direction.length < 3) conditions.push(Prisma.sql`r.direction = ANY(${direction}::text[])`);
  if (outcome) conditions.push(Prisma.sql`r.outcome = ANY(${outcome}::text[])`);
  if (handledBy) conditions.push(Prisma.sql`r.handled_by = ANY(${handledBy}::text[])`);
  if (reason) conditions.push(Prisma.sql`r.reason = ANY(${reason}::text[])`);
  if (party) conditions.push(Prisma.sql`r.party = ANY(${party}::text[])`);
  if (certainty) conditions.push(Prisma.sql`r.certainty = ANY(${certainty}::text[])`);
  if (candidate) {
    conditions.push(
      Prisma.sql`(r.certainty = 'ambiguous' AND string_to_array(r.candidates, ',') && ${candidate}::text[])`,
    );
  }
  if (reasonWords) conditions.push(Prisma.sql`r.words = ANY(${reasonWords}::text[])`);
  const { hasReason, hasParty, hasReasonWords } = filters;
  if (hasReason !== undefined) conditions.push(Prisma.sql`(r.reason <> '') = ${hasReason}`);
  if (hasParty !== undefined) conditions.push(Prisma.sql`(r.party <> '') = ${hasParty}`);
  if (hasReasonWords !== undefined) conditions.push(Prisma.sql`(r.words <> '') = ${hasReasonWords}`);
  return conditions;
}
