import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { localPart } from '../calls/filters.ts';
import { resolveFilters } from '../calls/match-calls.ts';
import { db } from '../db.ts';
import { callCounts } from './call-counts.ts';
import { chooseRoad } from './choose-road.ts';
import { conditionsOnCounters } from './counter-conditions.ts';
import type { FigureScope } from './figure-scope.ts';
import { hourColumns } from './hour-columns.ts';

/** What is added up of an hour of the week. Lengths are seconds. */
const hourTotals = z.object({
  calls: z.number(),
  offered: z.number(),
  answeredInbound: z.number(),
  shortAbandoned: z.number(),
  withinServiceLevel: z.number(),
  attempted: z.number(),
  answeredOutbound: z.number(),
  agentNoAnswer: z.number(),
  waitSum: z.number(),
  waitCount: z.number(),
});

const hourRow = hourTotals.extend({
  weekday: z.number().int().min(1).max(7),
  hour: z.number().int().min(0).max(23),
});
/** Monday is 1, Sunday 7; the hour is that of the report zone's clock. */
export type HourOfWeek = z.infer<typeof hourRow>;

/** The figures that a heat map can show. */
export const heatMetric = z.enum([
  'calls',
  'offered',
  'missed',
  'answerRate',
  'asa',
  'serviceLevel',
  'connectRate',
]);
export type HeatMetric = z.infer<typeof heatMetric>;

/**
 * The ended calls of a scope by the hour of the week in which they started, hours without calls left out.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function heatMap(viewer: Viewer, scope: FigureScope): Promise<HourOfWeek[]> {
  authorise(viewer, 'calls.read');
  return z.array(hourRow).parse(
    await db().$queryRaw`
      SELECT weekday, hour, ${sums}
      FROM ${await hourCounts(viewer, scope)}
      GROUP BY 1, 2 ORDER BY 1, 2`,
  );
}

const inbound = Prisma.sql`FILTER (WHERE direction = 'inbound')`;
const outbound = Prisma.sql`FILTER (WHERE direction = 'outbound')`;
const sums = Prisma.sql`
  sum(calls)::integer AS calls,
  coalesce(sum(calls - blocked) ${inbound}, 0)::integer AS offered,
  coalesce(sum(answered) ${inbound}, 0)::integer AS "answeredInbound",
  sum(short_abandoned)::integer AS "shortAbandoned",
  sum(within_service_level)::integer AS "withinServiceLevel",
  coalesce(sum(calls) ${outbound}, 0)::integer AS attempted,
  coalesce(sum(answered) ${outbound}, 0)::integer AS "answeredOutbound",
  coalesce(sum(agent_no_answer) ${outbound}, 0)::integer AS "agentNoAnswer",
  coalesce(sum(wait_sum), 0) AS "waitSum",
  sum(wait_count)::integer AS "waitCount"`;

/**
 * What is to be added up: rows of an hour of the week. The counters of hours know no outcome, and connections only
 * of an agent: for others, quarters of an hour are read, or the calls.
 */
async function hourCounts(viewer: Viewer, scope: FigureScope): Promise<Prisma.Sql> {
  const { zone } = scope.range;
  const fromQuarters = async (part: FigureScope) => Prisma.sql`
    SELECT ${localPart('isodow', Prisma.sql`r.at`, zone)} AS weekday, ${localPart('hour', Prisma.sql`r.at`, zone)} AS hour,
      direction, calls,
      CASE WHEN outcome = 'answered' THEN calls ELSE 0 END AS answered,
      CASE WHEN outcome = 'blocked' THEN calls ELSE 0 END AS blocked,
      CASE WHEN outcome = 'agent_no_answer' THEN calls ELSE 0 END AS agent_no_answer,
      short_abandoned, within_service_level, wait_sum, wait_count
    FROM ${await callCounts(viewer, part, { at: 'quarter' })}`;
  const ofAgents = scope.filters.agent !== undefined;
  const road = await chooseRoad(scope, ofAgents ? ['agent', 'connection', 'provider'] : []);
  if (road.by === 'calls' || road.days === null) return Prisma.sql`(${await fromQuarters(scope)}) AS h`;

  const parts = [
    Prisma.sql`
      SELECT date_part('isodow', r.day)::integer AS weekday, r.hour::integer AS hour, ${hourColumns}
      FROM ${ofAgents ? Prisma.sql`agent_hour_rollup` : Prisma.sql`hour_rollup`} AS r
      WHERE r.day >= ${road.days.from}::date AND r.day < ${road.days.to}::date
        AND ${conditionsOnCounters(await resolveFilters(scope.filters))}`,
  ];
  for (const { from, to } of road.rest)
    parts.push(await fromQuarters({ ...scope, range: { from, to, zone } }));
  return Prisma.sql`(${Prisma.join(parts, ' UNION ALL ')}) AS h`;
}
