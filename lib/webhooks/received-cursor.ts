import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { AppError } from '../http/app-error.ts';

/** A place in a list ordered by (received, id): everything older than a row, or everything newer. */
type ReceivedCursor = { side: 'older' | 'newer'; receivedAt: Date; id: string };

/** A page of such a list, newest first. A cursor is null where the list ends. */
type ReceivedPage<Row> = { rows: Row[]; newer: string | null; older: string | null };

/** An instant of the database as everyone sees it: UTC, ISO 8601 with milliseconds. */
export const instant = z.date().transform((at) => at.toISOString());

const position = z.tuple([z.enum(['older', 'newer']), z.coerce.number().int().positive(), z.uuid()]);

/**
 * Reads a cursor out of a URL.
 *
 * @throws {AppError} `invalid_input` when it was not made by `toPage`.
 */
export function readCursor(text: string | undefined): ReceivedCursor | undefined {
  if (text === undefined) return undefined;
  const parsed = position.safeParse(text.split('.'));
  if (!parsed.success) {
    throw new AppError('invalid_input', 'This page of the list is not known. Go back to the newest entries.');
  }
  const [side, receivedAt, id] = parsed.data;
  return { side, receivedAt: new Date(receivedAt), id };
}

/** The rows beyond a cursor, as a condition on a table with the alias `r`. */
export function beyond(cursor: ReceivedCursor | undefined): Prisma.Sql {
  if (!cursor) return Prisma.sql`TRUE`;
  return cursor.side === 'older'
    ? Prisma.sql`(r.received_at, r.id) < (${cursor.receivedAt}, ${cursor.id}::uuid)`
    : Prisma.sql`(r.received_at, r.id) > (${cursor.receivedAt}, ${cursor.id}::uuid)`;
}

/** The order in which to read rows beyond a cursor: nearest first. */
export function nearest(cursor: ReceivedCursor | undefined): Prisma.Sql {
  return cursor?.side === 'newer'
    ? Prisma.sql`r.received_at, r.id`
    : Prisma.sql`r.received_at DESC, r.id DESC`;
}

/** Makes a page of rows read nearest first, one more than `limit` where the list goes on. */
export function toPage<Row extends { id: string; receivedAt: string }>(
  read: Row[],
  limit: number,
  cursor: ReceivedCursor | undefined,
): ReceivedPage<Row> {
  const upwards = cursor?.side === 'newer';
  const rows = read.slice(0, limit);
  if (upwards) rows.reverse();
  const more = read.length > limit;
  const [first, last] = [rows.at(0), rows.at(-1)];
  return {
    rows,
    newer: first && (upwards ? more : cursor !== undefined) ? writeCursor('newer', first) : null,
    older: last && (upwards || more) ? writeCursor('older', last) : null,
  };
}

/** A cursor for what lies on one side of a row. */
export function writeCursor(
  side: ReceivedCursor['side'],
  { receivedAt, id }: { receivedAt: string; id: string },
): string {
  return [side, Date.parse(receivedAt), id].join('.');
}
