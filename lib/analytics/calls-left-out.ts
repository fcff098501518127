import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { allOf, type CallFilters, conditionsOf } from '../calls/filters.ts';
import { db } from '../db.ts';
import type { TimeRange } from './time-range.ts';

/** What figures leave out, so that it can stand beside them: as filters, so that it can be looked at, too. */
export const leftOut = {
  internal: { state: ['ended'], direction: ['internal'], isTest: false },
  test: { state: ['ended'], isTest: true },
} satisfies Record<string, CallFilters>;

/**
 * Ended calls of a range that no figure counts. A test call between two of our own lines counts as a test.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function callsLeftOut(
  viewer: Viewer,
  range: TimeRange,
): Promise<Record<keyof typeof leftOut, number>> {
  authorise(viewer, 'calls.read');
  const { from, to } = range;
  const count = (filters: CallFilters) =>
    Prisma.sql`(SELECT count(*)::integer FROM call AS c WHERE ${allOf(conditionsOf({ ...filters, from, to }))})`;
  const [counts] = z
    .tuple([z.object({ internal: z.number(), test: z.number() })])
    .parse(
      await db().$queryRaw`SELECT ${count(leftOut.internal)} AS internal, ${count(leftOut.test)} AS test`,
    );
  return counts;
}
