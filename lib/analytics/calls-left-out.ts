import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import type { CallFilters } from '../calls/filters.ts';
import { matching } from '../calls/match-calls.ts';
import { db } from '../db.ts';
import { countedCalls } from './counted-calls.ts';
import { behind, type FigureScope } from './figure-scope.ts';

export type LeftOut = {
  /** Calls that figures of the scope leave out, as filters, so that they can be looked at. */
  filters: CallFilters;
  /** Counted up to `leftOutCap`. */
  calls: number;
  capped: boolean;
};

/** Nobody acts on the difference between one and two thousand calls that do not count. */
const leftOutCap = 1_000;

/**
 * What figures of a scope leave out although nobody asked them to: internal and test calls, and those that have not
 * ended. A test call between two of our own lines counts as a test.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function callsLeftOut(
  viewer: Viewer,
  scope: FigureScope,
): Promise<Record<'internal' | 'test' | 'unfinished', LeftOut>> {
  authorise(viewer, 'calls.read');
  const { filters, range } = scope;
  const isDefault = filters.direction === countedCalls.direction && filters.isTest === false;
  const { direction: _direction, ...others } = filters;
  const all = behind({ range, filters: others });
  const internal: CallFilters = { ...all, direction: ['internal'] };
  const test: CallFilters = { ...all, isTest: true };
  const unfinished: CallFilters = { ...behind(scope), state: ['live', 'stale'] };
  const count = async (wanted: CallFilters) =>
    Prisma.sql`(SELECT count(*)::integer FROM (
      SELECT FROM call AS c WHERE ${await matching(viewer, wanted)} LIMIT ${leftOutCap + 1}) AS found)`;
  const [counts] = z
    .tuple([z.object({ internal: z.number(), test: z.number(), unfinished: z.number() })])
    .parse(
      await db().$queryRaw`
        SELECT ${isDefault ? await count(internal) : Prisma.sql`0`} AS internal,
          ${isDefault ? await count(test) : Prisma.sql`0`} AS test, ${await count(unfinished)} AS unfinished`,
    );
  const upToCap = (filters: CallFilters, calls: number): LeftOut => ({
    ...{ filters, calls: Math.min(calls, leftOutCap), capped: calls > leftOutCap },
  });
  return {
    internal: upToCap(internal, counts.internal),
    test: upToCap(test, counts.test),
    unfinished: upToCap(unfinished, counts.unfinished),
  };
}
