import { db } from '../../lib/db.ts';

/** What the counters say and what the calls say, in the same words. */
export async function figures() {
  const rollup = await db().$queryRaw`
    SELECT bucket, connection_id, direction, outcome, reason, party, calls, duration_sum, duration_count, talk_count
    FROM call_rollup ORDER BY 1, 2, 3, 4, 5, 6`;
  const calls = await db().$queryRaw`
    SELECT date_bin('15 minutes', started_at, 'epoch') AS bucket, connection_id, direction, outcome, coalesce(reason, '') AS reason,
      coalesce(party, '') AS party, count(*)::int AS calls, coalesce(sum(duration), 0) AS duration_sum,
      count(duration)::int AS duration_count, count(talk)::int AS talk_count
    FROM call WHERE state = 'ended' AND NOT is_test GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6`;
  return { rollup, calls };
}
