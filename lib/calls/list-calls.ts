import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import type { Call } from './call.ts';
import { beyond, decodeCursor, encodeCursor } from './call-cursor.ts';
import { callColumns, toCall } from './call-row.ts';
import { type CallFilters, whereCalls } from './filters.ts';
import { redactCall } from './redact-call.ts';

/** A page of the list, newest first. A cursor is null where the list ends. */
export type CallPage = { calls: Call[]; newer: string | null; older: string | null };

/** At most so many calls are read at once, whoever asks. */
export const largestPage = 500;

/**
 * The calls that match, newest first by (started, id), one page at a time. Without a cursor: the newest. What
 * the viewer's role may not see is masked or null.
 *
 * @throws {AppError} `forbidden` without the right to read calls; `invalid_input` for a cursor that is none.
 */
export async function listCalls(
  viewer: Viewer,
  options: { filters?: CallFilters; cursor?: string; limit: number },
): Promise<CallPage> {
  authorise(viewer, 'calls.read');
  const limit = Math.min(Math.max(Math.trunc(options.limit), 1), largestPage);
  const cursor = options.cursor === undefined ? undefined : decodeCursor(options.cursor);
  const upwards = cursor?.side === 'newer';

  // One row more than asked tells whether the list goes on in that direction.
  const rows = z.array(z.unknown()).parse(
    await db().$queryRaw`
      SELECT ${callColumns}
      FROM call AS c JOIN connection AS n ON n.id = c.connection_id
      WHERE ${whereCalls(options.filters ?? {})} AND ${cursor ? beyond(cursor) : Prisma.sql`TRUE`}
      ORDER BY ${upwards ? Prisma.sql`c.started_at, c.id` : Prisma.sql`c.started_at DESC, c.id DESC`}
      LIMIT ${limit + 1}`,
  );
  const page = rows.slice(0, limit).map(toCall);
  if (upwards) page.reverse();

  const more = rows.length > limit;
  const first = page.at(0);
  const last = page.at(-1);
  return {
    calls: page.map((call) => redactCall(viewer, call)),
    newer:
      first && (upwards ? more : cursor !== undefined) ? encodeCursor({ ...first, side: 'newer' }) : null,
    older: last && (upwards || more) ? encodeCursor({ ...last, side: 'older' }) : null,
  };
}
