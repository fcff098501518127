import type { Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { showsNoNumber } from './list-views.ts';
import { personOf } from './person-of.ts';

/**
 * What the viewer's call list opens with: the query of their default view. Null when they have none, when it is
 * shared no longer, and when it shows all calls anyway.
 *
 * @throws {AppError} `forbidden`.
 */
export async function defaultViewQuery(viewer: Viewer): Promise<string | null> {
  const userId = personOf(viewer);
  const choice = await db().viewChoice.findFirst({
    where: { userId, isDefault: true, view: { OR: [{ userId }, { isShared: true }] } },
    select: { view: { select: { query: true, userId: true } } },
  });
  if (!choice) return null;
  const { query, userId: owner } = choice.view;
  return query !== '' && (owner === userId || showsNoNumber(viewer, query)) ? query : null;
}
