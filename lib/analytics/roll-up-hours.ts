import { Prisma } from '../../prisma/client/client.ts';
import type { Transaction } from '../db.ts';
import { dayAfter, dayStart } from './time-range.ts';

/**
 * Recomputes the counters of the hours of some days, of all connections together, from the quarter hours.
 *
 * @param dates days of the report zone, YYYY-MM-DD.
 */
export async function rollUpHours(tx: Transaction, dates: readonly string[], zone: string): Promise<void> {
  const days = [...new Set(dates)].map((day) => ({
    ...{ day, from: dayStart(day, zone), to: dayStart(dayAfter(day), zone) },
  }));
  const each = Prisma.sql`jsonb_to_recordset(${JSON.stringify(days)}::jsonb)
    AS d (day date, "from" timestamptz, "to" timestamptz)`;
  await tx.$executeRaw`DELETE FROM hour_rollup AS r USING ${each} WHERE r.day = d.day`;
  await tx.$executeRaw`
    INSERT INTO hour_rollup (day, hour, direction, calls, answered, blocked, agent_no_answer, short_abandoned,
      within_service_level, wait_sum, wait_count)
    SELECT d.day, date_part('hour', r.bucket AT TIME ZONE ${zone})::smallint, direction, sum(calls),
      coalesce(sum(calls) FILTER (WHERE outcome = 'answered'), 0),
      coalesce(sum(calls) FILTER (WHERE outcome = 'blocked'), 0),
      coalesce(sum(calls) FILTER (WHERE outcome = 'agent_no_answer'), 0),
      sum(short_abandoned), sum(within_service_level), sum(wait_sum), sum(wait_count)
    FROM ${each} CROSS JOIN LATERAL (
      SELECT * FROM call_rollup WHERE bucket >= d."from" AND bucket < d."to" OFFSET 0) AS r
    GROUP BY 1, 2, 3`;
}
