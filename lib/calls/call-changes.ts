import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import type { Call } from './call.ts';
import { beyond, decodeCursor } from './call-cursor.ts';
import type { CallOrder } from './call-order.ts';
import { callColumns, toCall } from './call-row.ts';
import type { CallFilters } from './filters.ts';
import { alternativesOf, firstIds } from './match-calls.ts';
import { redactCall } from './redact-call.ts';

/** What has changed about a page of the list since it was read. */
type CallChanges = {
  /** The calls of the page as they are now; one that is gone is missing. */
  calls: Call[];
  /** Calls that would now stand before its first one, counted up to `mostNews`. */
  news: number;
};

/** Beyond so many the number says nothing more. */
const mostNews = 100;

/**
 * Brings rows that somebody is reading up to date where they stand, and says how many there would be above them.
 *
 * @param ids of the calls on the page.
 * @param top the place before its first call, as `cursorAt` writes it; absent where there are no rows.
 * @throws {AppError} `forbidden` without the right to read calls; `invalid_input` for a place that is none.
 */
export async function callChanges(
  viewer: Viewer,
  { filters, order, ids, top }: { filters: CallFilters; order: CallOrder; ids: string[]; top?: string },
): Promise<CallChanges> {
  authorise(viewer, 'calls.read');
  const rows = z.array(z.unknown()).parse(
    await db().$queryRaw`
      SELECT ${callColumns} FROM call AS c JOIN connection AS n ON n.id = c.connection_id
      WHERE c.id = ANY(${ids}::uuid[])`,
  );
  const calls = rows.map((row) => redactCall(viewer, toCall(row)));
  if (top === undefined) return { calls, news: 0 };
  const above = firstIds(await alternativesOf(viewer, filters), order, {
    backwards: true,
    after: beyond(decodeCursor(top, order), order),
    limit: mostNews,
  });
  const [count] = z
    .tuple([z.object({ news: z.number() })])
    .parse(await db().$queryRaw`SELECT count(*)::integer AS news FROM (${above}) AS a`);
  return { calls, news: count.news };
}
