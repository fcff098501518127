import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import type { Call } from './call.ts';
import { beyond, cursorAt, decodeCursor } from './call-cursor.ts';
import { type CallOrder, newestFirst, orderBy } from './call-order.ts';
import { callColumns, toCall } from './call-row.ts';
import type { CallFilters } from './filters.ts';
import { alternativesOf, firstIds } from './match-calls.ts';
import { redactCall } from './redact-call.ts';

/** A page of the list. A cursor is null where the list ends. */
type CallPage = { calls: Call[]; previous: string | null; next: string | null };

/** At most so many calls are read at once, whoever asks. */
const largestPage = 500;

/**
 * The calls that match in an order (the newest first without one), one page at a time; without a cursor the first.
 * What the viewer's role may not see is masked or null.
 *
 * @throws {AppError} `forbidden` without the right to read calls; `invalid_input` for a cursor that is none.
 */
export async function listCalls(
  viewer: Viewer,
  options: { filters?: CallFilters; order?: CallOrder; cursor?: string; limit: number },
): Promise<CallPage> {
  authorise(viewer, 'calls.read');
  const order = options.order ?? newestFirst;
  const limit = Math.min(Math.max(Math.trunc(options.limit), 1), largestPage);
  const cursor = options.cursor === undefined ? undefined : decodeCursor(options.cursor, order);
  const backwards = cursor?.side === 'before';
  const alternatives = await alternativesOf(viewer, options.filters ?? {});

  // One row more than asked tells whether the list goes on in that direction. Ids first: only the rows of the page
  // are read in full.
  const ids = firstIds(alternatives, order, {
    backwards,
    limit: limit + 1,
    ...(cursor ? { after: beyond(cursor, order) } : {}),
  });
  const rows = z.array(z.unknown()).parse(
    await db().$queryRaw`
      WITH page AS MATERIALIZED (${ids})
      SELECT ${callColumns}
      FROM page JOIN call AS c ON c.id = page.id JOIN connection AS n ON n.id = c.connection_id
      ORDER BY ${orderBy(Prisma.sql`page.key`, Prisma.sql`page.id`, order.descending !== backwards)}`,
  );
  const page = rows.slice(0, limit).map(toCall);
  if (backwards) page.reverse();

  const more = rows.length > limit;
  const first = page.at(0);
  const last = page.at(-1);
  return {
    calls: page.map((call) => redactCall(viewer, call)),
    previous: first && (backwards ? more : cursor !== undefined) ? cursorAt(first, order, 'before') : null,
    next: last && (backwards || more) ? cursorAt(last, order, 'after') : null,
  };
}
