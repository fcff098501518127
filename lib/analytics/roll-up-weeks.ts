import { Prisma } from '../../prisma/client/client.ts';
import type { Transaction } from '../db.ts';
import { counterColumns, counterKeys, summedCounters } from './call-measures.ts';
import { hangupKeys } from './hangup-columns.ts';
import { mondayOf } from './time-range.ts';

/** A counter of weeks, the counter of days that it adds up, what both are grouped by, and what is added up. */
type Weeks = Record<'weeks' | 'days' | 'keys' | 'columns' | 'sums', Prisma.Sql>;

const calls: Weeks = {
  weeks: Prisma.sql`call_week_rollup`,
  days: Prisma.sql`call_day_rollup`,
  keys: counterKeys,
  columns: counterColumns,
  sums: summedCounters,
};
const hangups: Weeks = {
  weeks: Prisma.sql`hangup_week_rollup`,
  days: Prisma.sql`hangup_day_rollup`,
  keys: Prisma.sql`${counterKeys}, ${hangupKeys}`,
  columns: Prisma.sql`calls`,
  sums: Prisma.sql`sum(calls)`,
};
const agents: Weeks = {
  weeks: Prisma.sql`agent_week_rollup`,
  days: Prisma.sql`agent_day_rollup`,
  keys: Prisma.sql`agent_id, ${counterKeys}`,
  columns: Prisma.sql`calls, offers, missed_offers, wait_sum, wait_count, talk_sum, talk_count`,
  sums: Prisma.sql`sum(calls), sum(offers), sum(missed_offers), sum(wait_sum), sum(wait_count), sum(talk_sum),
    sum(talk_count)`,
};
const waits: Weeks = {
  weeks: Prisma.sql`wait_week_histogram`,
  days: Prisma.sql`(
    SELECT day, connection_id, handled_by, unnest(steps) AS step, unnest(calls) AS calls FROM wait_histogram) AS w`,
  keys: Prisma.sql`connection_id, handled_by`,
  columns: Prisma.sql`steps, calls`,
  sums: Prisma.sql`array_agg(step ORDER BY step), array_agg(calls ORDER BY step)`,
};

/**
 * Recomputes the counters of the weeks in which days lie, whose own counters are right already.
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
  for (const counter of [calls, hangups, agents, waits]) {
    const { weeks, keys, columns, sums } = counter;
    await tx.$executeRaw`
      DELETE FROM ${weeks} AS r USING ${each} WHERE r.week = d.week AND r.connection_id = d."connectionId"`;
    await tx.$executeRaw`
      INSERT INTO ${weeks} (week, ${keys}, ${columns})
      SELECT week, ${keys}, ${sums} FROM ${daysOf(counter, each)} AS r GROUP BY week, ${keys}`;
  }
}

// OFFSET 0 keeps each week a look into the index: joined freely, PostgreSQL may read everything for each.
function daysOf(counter: Weeks, each: Prisma.Sql): Prisma.Sql {
  const days = Prisma.sql`(
    SELECT d.week, days.* FROM ${each} CROSS JOIN LATERAL (
      SELECT * FROM ${counter.days}
      WHERE day >= d.week AND day < d.week + 7 AND connection_id = d."connectionId"
      OFFSET 0) AS days)`;
  if (counter !== waits) return days;
  // The steps of the days of a week are added up before they stand side by side.
  return Prisma.sql`(
    SELECT week, ${waits.keys}, step, sum(calls) AS calls FROM ${days} AS s GROUP BY week, ${waits.keys}, step)`;
}
