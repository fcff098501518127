import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import type { CallFilters } from './filters.ts';
import { alternativesOf, someIds } from './match-calls.ts';

/** A number of calls; `capped`: there are more, and nobody has counted them. */
export type CallCount = { count: number; capped: boolean };

/** Beyond so many, counting takes longer than anybody wants to wait for a number. */
const countCap = 10_000;

/**
 * How many calls match, exactly up to `countCap`.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function countCalls(viewer: Viewer, filters: CallFilters): Promise<CallCount> {
  authorise(viewer, 'calls.read');
  const alternatives = await alternativesOf(viewer, filters);
  const [row] = z
    .tuple([z.object({ count: z.number() })])
    .parse(
      await db()
        .$queryRaw`SELECT count(*)::integer AS count FROM (${someIds(alternatives, countCap + 1)}) AS m`,
    );
  return { count: Math.min(row.count, countCap), capped: row.count > countCap };
}
