import type pg from 'pg';
import { z } from 'zod';
import type { Grain, TimeRange } from '../../lib/analytics/time-range.ts';
import type { Question } from './ask-in-rounds.ts';

// Of the calls that figures count, in a range.
const counted = `c.state = 'ended' AND NOT c.is_test AND c.direction <> 'internal'
  AND c.started_at >= $1::timestamptz AND c.started_at < $2::timestamptz`;
const local = 'c.started_at AT TIME ZONE $3::text';

const totals = `count(*) AS calls,
  count(*) FILTER (WHERE c.direction = 'inbound' AND c.outcome = 'abandoned' AND c.duration < 10) AS short,
  count(*) FILTER (WHERE c.direction = 'inbound' AND c.outcome = 'answered' AND c.wait <= 20) AS in_time,
  sum(c.duration), count(c.duration), sum(c.ring), count(c.ring), sum(c.wait), count(c.wait),
  sum(c.talk), count(c.talk), sum(c.hold) FILTER (WHERE c.talk IS NOT NULL)`;

/**
 * The figures of the overview as somebody without counters would ask for them, one statement each, under the names
 * of `overviewQuestions`. What has no counters there either is not among them.
 */
export function rawFigures(
  database: pg.Client,
  range: TimeRange,
  before: TimeRange | null,
  grain: Grain,
): Record<string, Question> {
  const ask = (text: string, { from, to } = range, ...more: string[]) =>
    database.query(text, [from, to, ...more]);
  return {
    'calls over time': () =>
      ask(
        `SELECT date_trunc($4::text, ${local}), c.direction, c.outcome, c.handled_by, ${totals}
         FROM call AS c WHERE ${counted} GROUP BY 1, 2, 3, 4`,
        range,
        range.zone,
        grain,
      ),
    'totals of the period before': async () =>
      before &&
      (await ask(
        `SELECT c.direction, c.outcome, c.handled_by, ${totals}
         FROM call AS c WHERE ${counted} GROUP BY 1, 2, 3`,
        before,
      )),
    'wait percentiles': () => exactPercentiles(database, range),
    'heat map': () =>
      ask(
        `SELECT date_part('isodow', ${local}), date_part('hour', ${local}), c.direction, c.outcome, ${totals}
         FROM call AS c WHERE ${counted} GROUP BY 1, 2, 3, 4`,
        range,
        range.zone,
      ),
    'by connection': () =>
      ask(
        `SELECT c.connection_id, c.direction, c.outcome, c.handled_by, ${totals}
         FROM call AS c WHERE ${counted} GROUP BY 1, 2, 3, 4`,
      ),
    'hang-up causes': () =>
      ask(
        `SELECT c.reason, c.party, c.certainty, c.candidates, count(*)
         FROM call AS c WHERE ${counted} GROUP BY 1, 2, 3, 4`,
      ),
    'busiest agents': () =>
      ask(
        `SELECT agent_id, sum(calls), sum(offers), sum(missed), sum(talk), sum(wait) FROM (
           SELECT c.agent_id, count(*) AS calls, 0 AS offers, 0 AS missed, sum(c.talk) AS talk, sum(c.wait) AS wait
           FROM call AS c WHERE ${counted} AND c.agent_id IS NOT NULL GROUP BY 1
           UNION ALL
           SELECT o.agent_id, 0, count(*), count(*) FILTER (WHERE o.result = 'missed'), NULL, NULL
           FROM call AS c JOIN call_offer AS o ON o.call_id = c.id
           WHERE ${counted} AND c.direction = 'inbound' GROUP BY 1) AS each
         GROUP BY 1`,
      ),
  };
}

const percentiles = z.tuple([z.object({ p50: z.number(), p90: z.number() })]);

/** How long answered inbound callers of a range waited, in seconds, from their waits themselves. */
export async function exactPercentiles(
  database: pg.Client,
  { from, to }: TimeRange,
): Promise<{ p50: number; p90: number }> {
  const { rows } = await database.query(
    `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY c.wait) AS p50,
       percentile_cont(0.9) WITHIN GROUP (ORDER BY c.wait) AS p90
     FROM call AS c
     WHERE ${counted} AND c.direction = 'inbound' AND c.outcome = 'answered' AND c.wait IS NOT NULL`,
    [from, to],
  );
  return percentiles.parse(rows)[0];
}
