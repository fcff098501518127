import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { AppError } from './app-error.ts';

/** A place in a list ordered by (time, id): everything older than a row, or everything newer. */
type TimeCursor = { side: 'older' | 'newer'; at: string; id: string };

/** A page of such a list, newest first. A cursor is null where the list ends. */
type TimePage<Row> = { rows: Row[]; newer: string | null; older: string | null };

/** Nothing of a list was later, and every database and clock can write it. */
const last = Date.parse('9999-12-31T23:59:59.999Z');

const position = z.tuple([
  z.enum(['older', 'newer']),
  z.coerce.number().int().positive().max(last),
  z.uuid(),
]);

/**
 * Reads a cursor out of a URL.
 *
 * @throws {AppError} `invalid_input` when it was not made by `writeCursor`.
 */
export function readCursor(text: string | undefined): TimeCursor | undefined {
  if (text === undefined) return undefined;
  const cursor = parse(text);
  if (cursor !== null) return cursor;
  throw new AppError('invalid_input', 'This page of the list is not known. Go back to the newest entries.');
}

/** Whether `readCursor` would understand it. */
export function isCursor(text: string): boolean {
  return parse(text) !== null;
}

function parse(text: string): TimeCursor | null {
  const parsed = position.safeParse(text.split('.'));
  if (!parsed.success) return null;
  const [side, at, id] = parsed.data;
  return { side, at: new Date(at).toISOString(), id };
}

/** A cursor for what lies on one side of a row. */
export function writeCursor(side: TimeCursor['side'], { at, id }: { at: string; id: string }): string {
  return [side, Date.parse(at), id].join('.');
}

/** The rows beyond a cursor, as a condition on the columns that order the list. */
export function beyond(cursor: TimeCursor | undefined, time: Prisma.Sql, id: Prisma.Sql): Prisma.Sql {
  if (!cursor) return Prisma.sql`TRUE`;
  const place = Prisma.sql`(${cursor.at}::timestamptz, ${cursor.id}::uuid)`;
  return cursor.side === 'older'
    ? Prisma.sql`(${time}, ${id}) < ${place}`
    : Prisma.sql`(${time}, ${id}) > ${place}`;
}

/** The order in which to read rows beyond a cursor: nearest first. */
export function nearest(cursor: TimeCursor | undefined, time: Prisma.Sql, id: Prisma.Sql): Prisma.Sql {
  return cursor?.side === 'newer' ? Prisma.sql`${time}, ${id}` : Prisma.sql`${time} DESC, ${id} DESC`;
}

/**
 * Makes a page of rows read nearest first, one more than `limit` where the list goes on.
 *
 * @param timeOf the instant by which a row stands in the list.
 */
export function toPage<Row extends { id: string }>(
  read: Row[],
  limit: number,
  cursor: TimeCursor | undefined,
  timeOf: (row: Row) => string,
): TimePage<Row> {
  const upwards = cursor?.side === 'newer';
  const rows = read.slice(0, limit);
  if (upwards) rows.reverse();
  const more = read.length > limit;
  const [first, last] = [rows.at(0), rows.at(-1)];
  const cursorTo = (side: TimeCursor['side'], row: Row) => writeCursor(side, { at: timeOf(row), id: row.id });
  return {
    rows,
    newer: first && (upwards ? more : cursor !== undefined) ? cursorTo('newer', first) : null,
    older: last && (upwards || more) ? cursorTo('older', last) : null,
  };
}
