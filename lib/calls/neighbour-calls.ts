import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { instant } from '../instant.ts';
import { beyond, type CallCursor } from './call-cursor.ts';
import { type CallOrder, keyOf } from './call-order.ts';
import type { CallFilters } from './filters.ts';
import { alternativesOf, firstIds } from './match-calls.ts';

/** The calls beside a call in a list; null where the list ends. */
type NeighbourCalls = {
  /** The one above it. */
  before: string | null;
  /** The one below it. */
  after: string | null;
};

const placeRows = z.array(
  z.object({
    id: z.uuid(),
    key: z.union([instant, z.number()]).nullable(),
  }),
);
const idRows = z.array(z.object({ id: z.uuid() }));

/**
 * The ids of the calls before and after a call in the list that filters and order make, as it is now. The call need
 * not match the filters (it may have ended since): its place is where it would stand. Null when it has no place
 * there, because its length is not known or because there is no such call.
 *
 * @param id any id that the call ever had.
 * @throws {AppError} `forbidden` without `calls.read`.
 */
export async function neighbourCalls(
  viewer: Viewer,
  id: string,
  { filters, order }: { filters: CallFilters; order: CallOrder },
): Promise<NeighbourCalls | null> {
  authorise(viewer, 'calls.read');
  if (!z.uuid().safeParse(id).success) return null;
  const [place] = placeRows.parse(
    await db().$queryRaw`
      SELECT c.id, ${keyOf(order)} AS key
      FROM call_key AS asked JOIN call AS c ON c.id = asked.call_id
      WHERE asked.id = ${id}::uuid`,
  );
  if (place === undefined || place.key === null) return null;

  const here = { by: order.by, key: place.key, id: place.id };
  const alternatives = await alternativesOf(viewer, filters);
  const next = async (side: CallCursor['side']) => {
    const after = beyond({ ...here, side }, order);
    const ids = firstIds(alternatives, order, { after, backwards: side === 'before', limit: 1 });
    return idRows.parse(await db().$queryRaw(ids))[0]?.id ?? null;
  };
  const [before, after] = await Promise.all([next('before'), next('after')]);
  return { before, after };
}
