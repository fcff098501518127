import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { instant } from '../instant.ts';
import { openSince } from '../workspace/open-since.ts';
import { workspaceSettings } from '../workspace/workspace-settings.ts';

/** Nobody is worried sooner. Minutes since the last delivery. */
const patience = 15;
/** So many weeks are looked back on, in so many of which the connection must have had calls at that time. */
const weeks = 4;
const busyWeeks = 3;
/** With fewer calls than this, at the mean of those weeks, silence is no surprise. */
const enoughCalls = 5;

const silentConnection = z.object({
  id: z.uuid(),
  label: z.string(),
  /** UTC. */
  lastDeliveryAt: instant,
  /** How many calls there were at the same time of the weeks before, at their mean. */
  usual: z.number(),
});
export type SilentConnection = z.infer<typeof silentConnection>;

/**
 * Active connections that have gone silent at a time when they usually have calls, those with most calls missing
 * first. The time since the last delivery is compared with the same days and hours of the four weeks before it, by
 * the report zone's clock; of a silence of more than a week its first week. A quarter of an hour that lies partly in
 * it counts by that part. Paused connections, made-up ones and those that never received anything are not silent, and
 * nobody is while the business is closed; of a silence that began before it opened, only the time since then counts.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function silentConnections(viewer: Viewer, now: Date): Promise<SilentConnection[]> {
  authorise(viewer, 'calls.read');
  const { reportTimeZone: zone, businessHours, holidays } = await workspaceSettings();
  const business = openSince({ zone, businessHours, holidays }, now);
  if (!business.open) return [];
  return z.array(silentConnection).parse(
    await db().$queryRaw`
      WITH quiet AS MATERIALIZED (
        SELECT n.id, n.label, newest.at, counted.since, ${zone} AS zone
        FROM connection AS n
        CROSS JOIN LATERAL (SELECT max(received_at) AS at FROM delivery WHERE connection_id = n.id) AS newest
        CROSS JOIN LATERAL (SELECT greatest(newest.at, ${business.since}::timestamptz) AS since) AS counted
        WHERE n.status = 'active' AND NOT n.is_demo AND newest.at IS NOT NULL
          AND counted.since < ${now}::timestamptz - make_interval(mins => ${patience}::integer)),
      stretch AS (
        SELECT id,
          ((since AT TIME ZONE zone) - make_interval(weeks => week)) AT TIME ZONE zone AS start,
          ((least(${now}::timestamptz, since + interval '1 week') AT TIME ZONE zone) - make_interval(weeks => week))
            AT TIME ZONE zone AS until
        FROM quiet CROSS JOIN generate_series(1, ${weeks}::integer) AS week),
      counted AS (
        SELECT s.id, coalesce(shares.calls, 0) AS calls
        FROM stretch AS s CROSS JOIN LATERAL (
          SELECT sum(r.calls * date_part('epoch',
            least(s.until, r.bucket + interval '15 minutes') - greatest(s.start, r.bucket)) / 900) AS calls
          FROM call_rollup AS r
          WHERE r.bucket > s.start - interval '15 minutes' AND r.bucket < s.until AND r.connection_id = s.id
            AND r.direction <> 'internal'
        ) AS shares)
      SELECT quiet.id, quiet.label, quiet.at AS "lastDeliveryAt", avg(counted.calls)::float8 AS usual
      FROM quiet JOIN counted USING (id)
      GROUP BY 1, 2, 3
      HAVING count(*) FILTER (WHERE counted.calls > 0) >= ${busyWeeks}::integer
        AND avg(counted.calls) >= ${enoughCalls}::integer
      ORDER BY usual DESC, quiet.label, quiet.id`,
  );
}
