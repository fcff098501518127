import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { AppError } from '../http/app-error.ts';
import type { Call } from './call.ts';
import { type CallOrder, keyOf, sortKey } from './call-order.ts';

/**
 * A place in a list of calls, between two rows: everything after a call in the list's order, or everything before
 * it. It names the key it stands at, not a number of rows, so that every page is found as quickly as the first.
 */
export type CallCursor = { side: 'before' | 'after'; by: CallOrder['by']; key: string | number; id: string };

/** No database knows a year 0. */
const instantOfDatabase = z.iso.datetime({ precision: 3 }).refine((at) => !at.startsWith('0000'));

const position = z.tuple([
  z.enum(['before', 'after']),
  sortKey,
  z.union([instantOfDatabase, z.number()]),
  z.uuid(),
]);

/** The place beside a call, as a URL carries it. */
export function cursorAt(call: Call, { by }: CallOrder, side: CallCursor['side']): string {
  const key = by === 'started' ? call.startedAt : call[by];
  return Buffer.from(JSON.stringify([side, by, key, call.id])).toString('base64url');
}

/**
 * @throws {AppError} `invalid_input` when the text was not made by `cursorAt` for this order.
 */
export function decodeCursor(text: string, order: CallOrder): CallCursor {
  const cursor = parse(text, order);
  if (cursor !== null) return cursor;
  throw new AppError(
    'invalid_input',
    'This page of the call list is not known. Go back to the first page of the list.',
  );
}

/** Whether `decodeCursor` would understand it. */
export function isCursor(text: string, order: CallOrder): boolean {
  return parse(text, order) !== null;
}

/** The rows beyond a cursor, as a condition on `call AS c`. */
export function beyond({ side, key, id }: CallCursor, order: CallOrder): Prisma.Sql {
  const column = keyOf(order);
  const value =
    typeof key === 'number' ? Prisma.sql`${key}::double precision` : Prisma.sql`${key}::timestamptz`;
  return (side === 'after') === order.descending
    ? Prisma.sql`(${column}, c.id) < (${value}, ${id}::uuid)`
    : Prisma.sql`(${column}, c.id) > (${value}, ${id}::uuid)`;
}

function parse(text: string, { by: wanted }: CallOrder): CallCursor | null {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
  const parsed = position.safeParse(json);
  if (!parsed.success) return null;
  const [side, by, key, id] = parsed.data;
  if (by !== wanted || (typeof key === 'string') !== (by === 'started')) return null;
  return { side, by, key, id };
}
