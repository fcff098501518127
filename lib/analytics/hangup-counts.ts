import { Prisma } from '../../prisma/client/client.ts';
import { can, type Viewer } from '../auth/viewer.ts';
import type { CallFilters } from '../calls/filters.ts';
import { matching, resolveFilters } from '../calls/match-calls.ts';
import { callKeys, counterKeys } from './call-measures.ts';
import type { CountedAt } from './chart-buckets.ts';
import { chooseRoad } from './choose-road.ts';
import { conditionsOnCounters, groupedFilters } from './counter-conditions.ts';
import { counterStretches } from './counter-stretches.ts';
import { behind, type FigureScope } from './figure-scope.ts';
import { hangupColumns, hangupKeys } from './hangup-columns.ts';
import type { TimeRange } from './time-range.ts';

/** The filters that the counters of hang-ups can be narrowed by. */
export const grouped = [
  ...groupedFilters,
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
 * How the ended calls of a scope ended, as a table to select from: `at` (an instant of the week, of the day, or of
 * the call itself) and the columns of `hangupColumns`, `calls` to be summed. Rows stand for one call or for many; sums
 * over them are the same on every road.
 *
 * @param at how right `at` has to be; to the quarter of an hour, no counters are used.
 */
export async function hangupCounts(
  viewer: Viewer,
  scope: FigureScope,
  { at = 'week' }: { at?: CountedAt } = {},
): Promise<Prisma.Sql> {
  const fromCalls = async ({ from, to }: Pick<TimeRange, 'from' | 'to'>) => Prisma.sql`
    SELECT ${callKeys}, ${hangupColumns}, 1 AS calls FROM call AS c
    WHERE ${await matching(viewer, behind(scope, { from, to }))}`;
  // Who sees numbers masked must not find them out by asking for words with them: `matching` decides that.
  const mayAsk = scope.filters.reasonWords === undefined || can(viewer, 'numbers.full');
  const road = at === 'quarter' || !mayAsk ? null : await chooseRoad(scope, grouped);
  if (road === null || road.by === 'calls' || road.days === null) {
    return Prisma.sql`(${await fromCalls(scope.range)}) AS r`;
  }
  const { days, rest } = road;
  const filters = await resolveFilters(scope.filters);
  const condition = conditionsOnCounters(filters, conditionsOnEnds(filters));
  const counted =
    filters.agent === undefined
      ? counterStretches(days, { day: ofDays, week: at === 'week' ? ofWeeks : null })
      : counterStretches(days, { day: ofAgents });
  const parts = counted.map(
    ({ table, start, within }) => Prisma.sql`
      SELECT (r.${start}::timestamp AT TIME ZONE ${scope.range.zone}) AS at, ${counterKeys}, ${hangupKeys}, calls
      FROM ${table} AS r WHERE ${within} AND ${condition}`,
  );
  parts.push(...(await Promise.all(rest.map(fromCalls))));
  return Prisma.sql`(${Prisma.join(parts, ' UNION ALL ')}) AS r`;
}

const ofDays = Prisma.sql`hangup_day_rollup`;
const ofWeeks = Prisma.sql`hangup_week_rollup`;
const ofAgents = Prisma.sql`agent_hangup_rollup`;

/** Filters that only counters of hang-ups are grouped by, as conditions on `r`; as `conditionsOf` says them of calls. */
function conditionsOnEnds(filters: CallFilters): Prisma.Sql[] {
  const { reason, party, certainty, candidate, reasonWords } = filters;
  const conditions: Prisma.Sql[] = [];
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
