import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { flagFilters } from '../calls/filters.ts';

/** When a call of `call AS c` counts, and what counters of every kind are grouped by besides. */
export const callKeys = Prisma.sql`
  c.started_at AS at, c.connection_id, c.direction, coalesce(c.outcome, 'unknown') AS outcome, c.handled_by`;

/** The same columns of what has them already, in order. */
export const counterKeys = Prisma.sql`connection_id, direction, outcome, handled_by`;

/** Which calls counters count: live and test calls are in none. Figures leave out internal ones, unless asked. */
export const countedCall = Prisma.sql`(c.state = 'ended' AND NOT c.is_test)`;

/**
 * What is counted and measured of calls, one row a call of `call AS c`. Counters are sums of these columns, and
 * figures without counters read the same columns, so that both say the same. A count beside a sum says of how many
 * calls it is known.
 */
export const callMeasures = Prisma.sql`
  1 AS calls,
  ${flagFilters.isShortAbandoned}::integer AS short_abandoned,
  coalesce(c.direction = 'inbound' AND c.outcome = 'answered' AND c.wait <= s.service_level_seconds, FALSE)::integer
    AS within_service_level,
  c.duration AS duration_sum, (c.duration IS NOT NULL)::integer AS duration_count,
  c.ring AS ring_sum, (c.ring IS NOT NULL)::integer AS ring_count,
  c.wait AS wait_sum, (c.wait IS NOT NULL)::integer AS wait_count,
  c.talk AS talk_sum, (c.talk IS NOT NULL)::integer AS talk_count,
  CASE WHEN c.talk IS NOT NULL THEN c.hold END AS hold_sum`;

/** What `callMeasures` compares with: to be joined to the calls. */
export const thresholds = Prisma.sql`(
  SELECT coalesce(max(service_level_seconds), 20) AS service_level_seconds FROM workspace) AS s`;

/** The columns of every counter, in order. */
export const counterColumns = Prisma.sql`
  calls, short_abandoned, within_service_level, duration_sum, duration_count, ring_sum, ring_count,
  wait_sum, wait_count, talk_sum, talk_count, hold_sum`;

/** Their sums, in the same order and under the same names. */
export const summedCounters = Prisma.sql`
  sum(calls)::integer AS calls, sum(short_abandoned)::integer AS short_abandoned,
  sum(within_service_level)::integer AS within_service_level,
  coalesce(sum(duration_sum), 0) AS duration_sum, sum(duration_count)::integer AS duration_count,
  coalesce(sum(ring_sum), 0) AS ring_sum, sum(ring_count)::integer AS ring_count,
  coalesce(sum(wait_sum), 0) AS wait_sum, sum(wait_count)::integer AS wait_count,
  coalesce(sum(talk_sum), 0) AS talk_sum, sum(talk_count)::integer AS talk_count,
  coalesce(sum(hold_sum), 0) AS hold_sum`;

/** The sums as they are read. Seconds. */
export const counters = z.object({
  calls: z.number(),
  short_abandoned: z.number(),
  within_service_level: z.number(),
  duration_sum: z.number(),
  duration_count: z.number(),
  ring_sum: z.number(),
  ring_count: z.number(),
  wait_sum: z.number(),
  wait_count: z.number(),
  talk_sum: z.number(),
  talk_count: z.number(),
  hold_sum: z.number(),
});
export type Counters = z.infer<typeof counters>;
