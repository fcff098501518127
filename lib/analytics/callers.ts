import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import type { CallFilters } from '../calls/filters.ts';
import { matching } from '../calls/match-calls.ts';
import { db } from '../db.ts';
import type { CallTotals } from './call-totals.ts';
import { behind, type FigureScope } from './figure-scope.ts';

export type Callers = {
  /** Distinct customer numbers of inbound calls. */
  unique: number;
  /** Of these, those with two calls within 24 hours of each other. */
  repeat: number;
  /** Inbound calls whose number is known, of `calls`. */
  known: number;
  calls: number;
};

/** Telling callers apart takes every call: beyond so many nobody wants to wait for it. */
const mostCallersCalls = 50_000;

/**
 * How many different people called in, and how many of them called again within a day. Callers who hide their number
 * cannot be told apart and are left out. `null` when there are more calls than can be gone through.
 *
 * @param totals of the same scope.
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function callers(
  viewer: Viewer,
  scope: FigureScope,
  { offered }: Pick<CallTotals, 'offered'>,
): Promise<Callers | null> {
  authorise(viewer, 'calls.read');
  if (offered > mostCallersCalls) return null;
  const { direction } = scope.filters;
  if (direction?.includes('inbound') === false) return { unique: 0, repeat: 0, known: 0, calls: 0 };
  const inbound: CallFilters = behind(scope, { direction: ['inbound'] });
  const [row] = answer.parse(
    await db().$queryRaw`
      WITH calls AS MATERIALIZED (
        SELECT c.customer_number AS number, c.started_at FROM call AS c
        WHERE ${await matching(viewer, inbound)} LIMIT ${mostCallersCalls + 1}),
      numbered AS (
        SELECT number,
          bool_or(started_at - before <= interval '24 hours') AS again
        FROM (SELECT number, started_at, lag(started_at) OVER (PARTITION BY number ORDER BY started_at) AS before
          FROM calls WHERE number IS NOT NULL) AS each
        GROUP BY number)
      SELECT (SELECT count(*)::integer FROM calls) AS calls,
        (SELECT count(number)::integer FROM calls) AS known,
        count(*)::integer AS unique, (count(*) FILTER (WHERE again))::integer AS repeat
      FROM numbered`,
  );
  return row.calls > mostCallersCalls ? null : row;
}

const answer = z.tuple([
  z.object({ calls: z.number(), known: z.number(), unique: z.number(), repeat: z.number() }),
]);
