import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { AppError } from '../http/app-error.ts';

/**
 * A place in the list of calls, between two rows: everything older than a call, or everything newer. Calls are
 * ordered by (started, id), so that calls of the same millisecond have their place too.
 */
export type CallCursor = { side: 'older' | 'newer'; startedAt: string; id: string };

const position = z.tuple([z.enum(['older', 'newer']), z.iso.datetime({ precision: 3 }), z.uuid()]);

/** The cursor as a URL carries it. */
export function encodeCursor({ side, startedAt, id }: CallCursor): string {
  return Buffer.from([side, startedAt, id].join(' ')).toString('base64url');
}

/**
 * @throws {AppError} `invalid_input` when the text was not made by `encodeCursor`.
 */
export function decodeCursor(text: string): CallCursor {
  const cursor = parse(text);
  if (cursor !== null) return cursor;
  throw new AppError(
    'invalid_input',
    'This page of the call list is not known. Go back to the newest calls.',
  );
}

/** Whether `decodeCursor` would understand it. */
export function isCursor(text: string): boolean {
  return parse(text) !== null;
}

/** The rows beyond a cursor, as a condition on `call AS c`. */
export function beyond({ side, startedAt, id }: CallCursor): Prisma.Sql {
  return side === 'older'
    ? Prisma.sql`(c.started_at, c.id) < (${startedAt}::timestamptz, ${id}::uuid)`
    : Prisma.sql`(c.started_at, c.id) > (${startedAt}::timestamptz, ${id}::uuid)`;
}

function parse(text: string): CallCursor | null {
  const parsed = position.safeParse(Buffer.from(text, 'base64url').toString('utf8').split(' '));
  if (!parsed.success) return null;
  const [side, startedAt, id] = parsed.data;
  return { side, startedAt, id };
}
