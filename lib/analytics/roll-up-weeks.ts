import { Prisma } from '../../prisma/client/client.ts';
import type { Transaction } from '../db.ts';
import { counterKeys } from './call-measures.ts';
import { hangupKeys } from './hangup-columns.ts';
import { mondayOf } from './time-range.ts';

/** A counter of weeks, the counter of days it is added up from, what it is grouped by and what is added up. */
type Weeks = { weeks: Prisma.Sql; days: Prisma.Sql; keys: Prisma.Sql; added: string[] };

const hangups: Weeks = {
  weeks: Prisma.sql`hangup_week_rollup`,
  days: Prisma.sql`hangup_day_rollup`,
  keys: Prisma.sql`${counterKeys}, ${hangupKeys}`,
  added: ['calls'],
};
const waits: Weeks = {
  weeks: Prisma.sql`wait_week_histogram`,
  days: Prisma.sql`wait_histogram`,
  keys: Prisma.sql`connection_id, handled_by, step`,
  added: ['calls'],
};
const agents: Weeks = {
  weeks: Prisma.sql`agent_week_rollup`,
  days: Prisma.sql`agent_day_rollup`,
  keys: Prisma.sql`agent_id, ${counterKeys}`,
  added: ['calls', 'offers', 'missed_offers', 'wait_sum', 'wait_count', 'talk_sum', 'talk_count'],
};

/**
 * Recomputes the counters of the weeks in which days lie, whose own counters are right already. Only what has many
 * rows a day has counters of weeks: the more calls a day has, the more of its words, steps and outcomes occur.
 *
 * @param days of the report zone, YYYY-MM-DD.
 */
export async function rollUpWeeks(
  tx: Transaction,
  days: readonly { day: string; connectionId: string }[],
): Promise<void> {
  const list = days.map(({ day, connectionId }) => ({ week: mondayOf(day), connectionId }));
  const each = Prisma.sql`(SELECT DISTINCT week, "connectionId"
    FROM jsonb_to_recordset(${JSON.stringify(list)}::jsonb) AS w (week date, "connectionId" uuid)) AS d`;
  for (const { weeks, days, keys, added } of [hangups, waits, agents]) {
    const columns = added.map((column) => Prisma.raw(column));
    await tx.$executeRaw`
      DELETE FROM ${weeks} AS r USING ${each} WHERE r.week = d.week AND r.connection_id = d."connectionId"`;
    // OFFSET 0 keeps each week a look into the index.
    await tx.$executeRaw`
      INSERT INTO ${weeks} (week, ${keys}, ${Prisma.join(columns)})
      SELECT d.week, ${keys}, ${Prisma.join(columns.map((column) => Prisma.sql`sum(${column})`))}
      FROM ${each} CROSS JOIN LATERAL (
        SELECT * FROM ${days}
        WHERE day >= d.week AND day < d.week + 7 AND connection_id = d."connectionId"
        OFFSET 0) AS r
      GROUP BY d.week, ${keys}`;
  }
}
