import { z } from 'zod';
import { type Database, db } from '../db.ts';

const settings = z.object({
  zone: z.string(),
  /** An inbound caller who gives up sooner counts as short. Seconds. */
  shortCallSeconds: z.number(),
  /** Calls answered within so many seconds keep the service level. */
  serviceLevelSeconds: z.number(),
  /** The weekday on which weeks begin: Monday is 1, Sunday 7. */
  weekStart: z.number(),
  /** How much of a change of these settings the counters have taken in: from 0 to 1, `null` when all of it. */
  progress: z.number().nullable(),
});
export type ReportSettings = z.infer<typeof settings>;

/** By whose clock and which thresholds figures are made; what they are before the workspace was set up. */
export async function reportSettings(database: Database = db()): Promise<ReportSettings> {
  const rows = await database.$queryRaw`
    SELECT report_time_zone AS zone, short_call_seconds AS "shortCallSeconds",
      service_level_seconds AS "serviceLevelSeconds", week_start AS "weekStart",
      CASE WHEN left_over > 0 THEN 1 - least(1, left_over::float8 / greatest(recompute_total, 1)) END AS progress
    FROM workspace CROSS JOIN LATERAL (
      SELECT CASE WHEN recompute_until IS NULL THEN 0
        ELSE (SELECT count(*) FROM dirty_bucket WHERE id <= recompute_until) END AS left_over) AS due`;
  const [found] = z.array(settings).max(1).parse(rows);
  return (
    found ?? { zone: 'UTC', shortCallSeconds: 10, serviceLevelSeconds: 20, weekStart: 1, progress: null }
  );
}
