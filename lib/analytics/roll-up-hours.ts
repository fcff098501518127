import { Prisma } from '../../prisma/client/client.ts';
import type { Transaction } from '../db.ts';
import { hourColumns, summedHours } from './hour-columns.ts';
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
    INSERT INTO hour_rollup (day, hour, ${hourColumns})
    SELECT d.day, date_part('hour', r.bucket AT TIME ZONE ${zone})::smallint, ${summedHours}
    FROM ${each} CROSS JOIN LATERAL (
      SELECT * FROM call_rollup WHERE bucket >= d."from" AND bucket < d."to" OFFSET 0) AS r
    GROUP BY 1, 2, direction`;
}
