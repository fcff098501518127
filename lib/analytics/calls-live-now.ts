import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { allOf, conditionsOf } from '../calls/filters.ts';
import { db } from '../db.ts';
import { countedCalls } from './counted-calls.ts';

/**
 * Calls that are going on at this instant, and those whose end did not come within their connection's limit.
 * Like all figures without internal and test calls.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function callsLiveNow(viewer: Viewer): Promise<{ live: number; stale: number }> {
  authorise(viewer, 'calls.read');
  const [counts] = z.tuple([z.object({ live: z.number(), stale: z.number() })]).parse(
    await db().$queryRaw`
      SELECT
        count(*) FILTER (WHERE ${allOf(conditionsOf({ state: ['live'] }))})::integer AS live,
        count(*) FILTER (WHERE ${allOf(conditionsOf({ state: ['stale'] }))})::integer AS stale
      FROM call AS c
      WHERE c.state = 'live' AND ${allOf(conditionsOf(countedCalls))}`,
  );
  return counts;
}
