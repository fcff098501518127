import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { flagFilters } from '../calls/filters.ts';
import { matching } from '../calls/match-calls.ts';
import { redactText } from '../calls/redact-call.ts';
import { db } from '../db.ts';
import type { AiCallFilters } from './ai-call-filters.ts';

export type FailedAction = {
  name: string;
  error: string;
  /** How often it failed like that. */
  times: number;
  /** The newest calls on which it did. */
  newest: { callId: string; startedAt: string }[];
};

export type AiFailedActions = {
  /** Actions of any kind that ran. */
  ran: number;
  failed: number;
  /** Calls on which any failed. */
  calls: number;
  /** By action and error, the most frequent first, at most 50. */
  failures: FailedAction[];
};

/**
 * Which actions of AI agents ended with an error, and which.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function aiFailedActions(viewer: Viewer, filters: AiCallFilters): Promise<AiFailedActions> {
  authorise(viewer, 'calls.read');
  const [row] = answer.parse(
    await db().$queryRaw`
      WITH ran AS MATERIALIZED (
        SELECT left(a.name, 200) AS name, left(a.error, 300) AS error, c.id, c.started_at
        FROM call AS c JOIN extracted_action AS a ON a.call_id = c.id
        WHERE ${await matching(viewer, filters.calls)} AND ${flagFilters.hasAction}),
      failures AS (
        SELECT name, error, count(*)::integer AS times FROM ran WHERE error IS NOT NULL
        GROUP BY name, error ORDER BY 3 DESC, 1, 2 LIMIT 50),
      placed AS (
        SELECT name, error, id, started_at,
          row_number() OVER (PARTITION BY name, error ORDER BY started_at DESC, id DESC) AS place
        FROM (SELECT DISTINCT name, error, id, started_at FROM ran WHERE error IS NOT NULL) AS each),
      newest AS (
        SELECT name, error, jsonb_agg(jsonb_build_object('callId', id, 'startedAt', started_at) ORDER BY place) AS newest
        FROM placed WHERE place <= 3 GROUP BY name, error)
      SELECT count(*)::integer AS ran, count(error)::integer AS failed,
        (count(DISTINCT id) FILTER (WHERE error IS NOT NULL))::integer AS calls,
        (SELECT coalesce(jsonb_agg(f ORDER BY f.times DESC, f.name, f.error), '[]')
          FROM (SELECT * FROM failures JOIN newest USING (name, error)) AS f) AS failures
      FROM ran`,
  );
  return {
    ...row,
    failures: row.failures.map((failure) => ({
      ...failure,
      name: redactText(viewer, failure.name),
      error: redactText(viewer, failure.error),
    })),
  };
}

const failure = z.object({
  name: z.string(),
  error: z.string(),
  times: z.number().int(),
  newest: z.array(
    z.object({
      callId: z.uuid(),
      startedAt: z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString()),
    }),
  ),
});
const answer = z.tuple([
  z.object({
    ran: z.number().int(),
    failed: z.number().int(),
    calls: z.number().int(),
    failures: z.array(failure),
  }),
]);
