import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import type { Viewer } from '../auth/viewer.ts';
import { allOf } from '../calls/filters.ts';
import { matching, resolveFilters } from '../calls/match-calls.ts';
import { db } from '../db.ts';
import type { CountedAt } from './chart-buckets.ts';
import { chooseRoad, type Road } from './choose-road.ts';
import { conditionsOnCounters, groupedFilters } from './counter-conditions.ts';
import { counterStretches } from './counter-stretches.ts';
import { behind, type FigureScope } from './figure-scope.ts';
import type { TimeRange } from './time-range.ts';

/**
 * The ended calls of agents in a scope, and the offers made to them, as a table to select from: `at` (an instant of
 * the week, of the day, or of the call itself), `agent_id` (of merged agents the one that stands for all), `direction`, `outcome`,
 * `calls`, `offers`, `missed_offers`, `wait_sum`, `wait_count`, `talk_sum`, `talk_count`. Rows stand for one call or
 * for many; sums over them are the same on every road.
 *
 * A call that rang two names of one agent is one offer, and missed when neither took it.
 *
 * @param at how right `at` has to be; to the quarter of an hour, no counters are used.
 */
export async function agentCounts(
  viewer: Viewer,
  scope: FigureScope,
  { at = 'week' }: { at?: CountedAt } = {},
): Promise<Prisma.Sql> {
  const road = at === 'quarter' ? ({ by: 'calls' } as const) : await chooseRoad(scope, groupedFilters);
  const parts =
    road.by === 'calls'
      ? [await ownCalls(viewer, scope), await offers(viewer, scope)]
      : await counted(viewer, scope, road, at === 'week');
  return Prisma.sql`(${Prisma.join(parts, ' UNION ALL ')}) AS r`;
}

/**
 * The scope in which offers are counted: an offer is of whom it rang, whoever took the call, so that filters by
 * agent say whose offers are meant and not whose calls.
 */
export function offerScope({ range, filters }: FigureScope): { scope: FigureScope; agents?: string[] } {
  const { agent, offeredTo, missedBy, ...others } = filters;
  const agents = agent ?? offeredTo ?? missedBy;
  return { scope: { range, filters: others }, ...(agents === undefined ? {} : { agents }) };
}

async function counted(
  viewer: Viewer,
  { range, filters }: FigureScope,
  { days, rest }: Extract<Road, { by: 'counters' }>,
  byWeek: boolean,
): Promise<Prisma.Sql[]> {
  const parts: Prisma.Sql[] = [];
  for (const { from, to } of rest) {
    const edge = { range: { from, to, zone: range.zone }, filters };
    parts.push(await ownCalls(viewer, edge), await offers(viewer, edge));
  }
  if (days === null) return parts;
  const twice = await rungTwice();
  const condition = conditionsOnCounters(await resolveFilters(filters));
  // Those of one agent are read by the agent, which weeks are not indexed by.
  const weeks = byWeek && filters.agent === undefined ? Prisma.sql`agent_week_rollup` : null;
  for (const { table, start, within } of counterStretches(days, {
    day: Prisma.sql`agent_day_rollup`,
    week: weeks,
  })) {
    parts.push(Prisma.sql`
    SELECT (r.${start}::timestamp AT TIME ZONE ${range.zone}) AS at, coalesce(own.merged_into_id, r.agent_id) AS agent_id,
      r.direction, r.outcome, r.calls,
      CASE WHEN r.agent_id = ANY(${twice}::uuid[]) THEN 0 ELSE r.offers END AS offers,
      CASE WHEN r.agent_id = ANY(${twice}::uuid[]) THEN 0 ELSE r.missed_offers END AS missed_offers,
      r.wait_sum, r.wait_count, r.talk_sum, r.talk_count
    FROM ${table} AS r LEFT JOIN agent AS own ON own.id = r.agent_id
    WHERE ${within} AND ${condition}`);
  }
  if (twice.length > 0) {
    const whole: TimeRange = { ...range, ...wholeDays(range, rest) };
    parts.push(await offers(viewer, { range: whole, filters }, twice));
  }
  return parts;
}

/** What is left of a range without the rest at its ends. */
function wholeDays({ from, to }: TimeRange, rest: { from: string; to: string }[]) {
  const before = rest.find((each) => each.from === from);
  const after = rest.find((each) => each.to === to);
  return { from: before?.to ?? from, to: after?.from ?? to };
}

async function ownCalls(viewer: Viewer, scope: FigureScope): Promise<Prisma.Sql> {
  return Prisma.sql`
    SELECT c.started_at AS at, coalesce(own.merged_into_id, c.agent_id) AS agent_id, c.direction,
      coalesce(c.outcome, 'unknown') AS outcome, 1 AS calls, 0 AS offers, 0 AS missed_offers,
      c.wait AS wait_sum, (c.wait IS NOT NULL)::integer AS wait_count,
      c.talk AS talk_sum, (c.talk IS NOT NULL)::integer AS talk_count
    FROM call AS c LEFT JOIN agent AS own ON own.id = c.agent_id
    WHERE c.agent_id IS NOT NULL AND ${await matching(viewer, behind(scope))}`;
}

/** @param only the offers of these agents, of those that the scope asks for. */
async function offers(viewer: Viewer, whole: FigureScope, only?: string[]): Promise<Prisma.Sql> {
  const { scope, agents } = offerScope(whole);
  const { agent: asked } = await resolveFilters(agents === undefined ? {} : { agent: agents });
  const conditions = [Prisma.sql`c.direction = 'inbound'`, await matching(viewer, behind(scope))];
  for (const ids of [asked, only]) if (ids) conditions.push(Prisma.sql`o.agent_id = ANY(${ids}::uuid[])`);
  return Prisma.sql`
    SELECT c.started_at AS at, coalesce(own.merged_into_id, o.agent_id) AS agent_id, c.direction,
      coalesce(c.outcome, 'unknown') AS outcome, 0 AS calls, 1 AS offers,
      (bool_or(o.result = 'missed') AND NOT bool_or(o.result = 'answered'))::integer AS missed_offers,
      NULL::double precision AS wait_sum, 0 AS wait_count, NULL::double precision AS talk_sum, 0 AS talk_count
    FROM call AS c JOIN call_offer AS o ON o.call_id = c.id LEFT JOIN agent AS own ON own.id = o.agent_id
    WHERE ${allOf(conditions)}
    GROUP BY c.id, coalesce(own.merged_into_id, o.agent_id)`;
}

const idRows = z.array(z.object({ id: z.uuid() }));

/**
 * Agents that were merged with another of the same connection. A call can ring both, and their counters, which are
 * of one each, would count it twice.
 */
async function rungTwice(): Promise<string[]> {
  const rows = await db().$queryRaw`
    WITH named AS (
      SELECT agent.id, alias.connection_id, coalesce(agent.merged_into_id, agent.id) AS root
      FROM agent JOIN agent_alias AS alias ON alias.agent_id = agent.id
      WHERE agent.merged_into_id IS NOT NULL
        OR agent.id IN (SELECT merged_into_id FROM agent WHERE merged_into_id IS NOT NULL))
    SELECT DISTINCT a.id FROM named AS a
    JOIN named AS b ON b.root = a.root AND b.connection_id = a.connection_id AND b.id <> a.id`;
  return idRows.parse(rows).map(({ id }) => id);
}
