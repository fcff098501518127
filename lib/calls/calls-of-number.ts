import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { instant } from '../instant.ts';
import type { Call } from './call.ts';
import { beyond, type CallCursor, cursorAt, decodeCursor } from './call-cursor.ts';
import { newestFirst, orderBy } from './call-order.ts';
import { callColumns, toCall } from './call-row.ts';
import { firstIds } from './match-calls.ts';
import { redactCall } from './redact-call.ts';

/** Part of the calls of one customer number, newest first. A cursor is null where there are no more. */
type CallsOfNumber = { calls: Call[]; newer: string | null; older: string | null };

/** Counting stops here. */
export const mostCounted = 1_000;

const placeRows = z.array(
  z.object({
    id: z.uuid(),
    startedAt: instant,
    number: z.string().nullable(),
  }),
);

/**
 * The calls of the same customer number as a call, on every connection. Without a cursor those around the call, which
 * is among them: up to half of `limit` that came after it, and as many before; with one the next in that direction.
 * Null when the call's number is not known or there is no such call. What the viewer's role may not see is masked.
 *
 * @param id any id that the call ever had.
 * @throws {AppError} `forbidden` without `calls.read`; `invalid_input` for a cursor that is none.
 */
export async function callsOfNumber(
  viewer: Viewer,
  id: string,
  { cursor, limit = 20 }: { cursor?: string; limit?: number } = {},
): Promise<CallsOfNumber | null> {
  authorise(viewer, 'calls.read');
  const place = await placeOf(id);
  if (place === null) return null;
  const { number, ...here } = place;
  if (cursor !== undefined) {
    const from = decodeCursor(cursor, newestFirst);
    const { calls, more } = await read(number, from, limit);
    return toPage(viewer, calls, {
      newer: from.side === 'before' && more,
      older: from.side === 'after' && more,
    });
  }

  const half = Math.ceil(limit / 2);
  const at = { by: newestFirst.by, key: here.startedAt, id: here.id };
  const [newer, itself, older] = await Promise.all([
    read(number, { ...at, side: 'before' }, half),
    readCalls(
      Prisma.sql`SELECT c.id, c.started_at AS key FROM call AS c WHERE c.id = ${here.id}::uuid`,
      true,
    ),
    read(number, { ...at, side: 'after' }, half),
  ]);
  return toPage(viewer, [...newer.calls, ...itself, ...older.calls], {
    newer: newer.more,
    older: older.more,
  });
}

/**
 * How many calls the number of a call has on every connection, that call included, up to 1,000; null when its number
 * is not known or there is no such call.
 *
 * @throws {AppError} `forbidden` without `calls.read`.
 */
export async function countCallsOfNumber(viewer: Viewer, id: string): Promise<number | null> {
  authorise(viewer, 'calls.read');
  const place = await placeOf(id);
  if (place === null) return null;
  const rows = await db().$queryRaw`
    SELECT count(*)::int AS calls
    FROM (SELECT FROM call WHERE customer_number = ${place.number} LIMIT ${mostCounted}) AS counted`;
  return z.tuple([z.object({ calls: z.number() })]).parse(rows)[0].calls;
}

async function placeOf(id: string): Promise<{ id: string; startedAt: string; number: string } | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const [place] = placeRows.parse(
    await db().$queryRaw`
      SELECT c.id, c.started_at AS "startedAt", c.customer_number AS number
      FROM call_key AS asked JOIN call AS c ON c.id = asked.call_id
      WHERE asked.id = ${id}::uuid`,
  );
  return place === undefined || place.number === null ? null : { ...place, number: place.number };
}

async function read(
  number: string,
  cursor: CallCursor,
  limit: number,
): Promise<{ calls: Call[]; more: boolean }> {
  if (limit < 1 || limit > 100) throw new AppError('invalid_input', 'limit: must be 1 to 100');
  const backwards = cursor.side === 'before';
  const ids = firstIds([Prisma.sql`c.customer_number = ${number}`], newestFirst, {
    after: beyond(cursor, newestFirst),
    backwards,
    limit: limit + 1,
  });
  const rows = await readCalls(ids, !backwards);
  const calls = rows.slice(0, limit);
  return { calls: backwards ? calls.reverse() : calls, more: rows.length > limit };
}

async function readCalls(ids: Prisma.Sql, descending: boolean): Promise<Call[]> {
  const rows = z.array(z.unknown()).parse(
    await db().$queryRaw`
      WITH page AS MATERIALIZED (${ids})
      SELECT ${callColumns}
      FROM page JOIN call AS c ON c.id = page.id JOIN connection AS n ON n.id = c.connection_id
      ORDER BY ${orderBy(Prisma.sql`page.key`, Prisma.sql`page.id`, descending)}`,
  );
  return rows.map(toCall);
}

function toPage(viewer: Viewer, calls: Call[], more: { newer: boolean; older: boolean }): CallsOfNumber {
  const [first, last] = [calls.at(0), calls.at(-1)];
  return {
    calls: calls.map((call) => redactCall(viewer, call)),
    newer: first && more.newer ? cursorAt(first, newestFirst, 'before') : null,
    older: last && more.older ? cursorAt(last, newestFirst, 'after') : null,
  };
}
