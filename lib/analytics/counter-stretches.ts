import { Prisma } from '../../prisma/client/client.ts';
import { datePlus, mondayOf } from './time-range.ts';

/** Dates of the report zone, the last one not included. */
export type Dates = { from: string; to: string };

/** A table of counters as `r`, the column that says when its rows begin, and the condition on it. */
type CounterStretch = { table: Prisma.Sql; start: Prisma.Sql; within: Prisma.Sql };

/**
 * Where whole days are read from: from counters of days, and of weeks, where there are any, as far as whole weeks go.
 */
export function counterStretches(days: Dates, tables: { day: Prisma.Sql; week?: Prisma.Sql | null }) {
  const ofDays = (dates: Dates) => stretch(tables.day, Prisma.sql`day`, dates);
  const { week } = tables;
  const first = mondayOf(datePlus(days.from, 6));
  const last = mondayOf(days.to);
  if (!week || first >= last) return [ofDays(days)];
  const ends = [
    { from: days.from, to: first },
    { from: last, to: days.to },
  ].filter(({ from, to }) => from < to);
  return [stretch(week, Prisma.sql`week`, { from: first, to: last }), ...ends.map(ofDays)];
}

function stretch(table: Prisma.Sql, start: Prisma.Sql, { from, to }: Dates): CounterStretch {
  return { table, start, within: Prisma.sql`(r.${start} >= ${from}::date AND r.${start} < ${to}::date)` };
}
