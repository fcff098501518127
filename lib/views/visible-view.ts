import { z } from 'zod';
import type { SavedView } from '../../prisma/client/client.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Transaction } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { personOf } from './person-of.ts';

export const viewId = z.uuid('is not the id of a view');

/** Its owner may change a view, and an admin while it is shared. */
export function mayChange(viewer: Viewer, view: { userId: string; isShared: boolean }): boolean {
  return view.userId === viewer.userId || (view.isShared && viewer.role === 'admin');
}

/**
 * A view that the viewer can see, their own or a shared one. It stays there until the transaction ends. Whoever
 * also locks its owner does so afterwards, lest two wait for each other.
 *
 * @throws {AppError} `not_found`, also for what others keep to themselves.
 */
export async function visibleView(tx: Transaction, viewer: Viewer, id: string): Promise<SavedView> {
  await tx.$queryRaw`SELECT 1 FROM saved_view WHERE id = ${id}::uuid FOR KEY SHARE`;
  return await find(tx, viewer, id);
}

/**
 * The same for who is about to change it.
 *
 * @throws {AppError} `not_found`, or `forbidden` for a shared view of somebody else.
 */
export async function viewToChange(tx: Transaction, viewer: Viewer, id: string): Promise<SavedView> {
  await tx.$queryRaw`SELECT 1 FROM saved_view WHERE id = ${id}::uuid FOR UPDATE`;
  const view = await find(tx, viewer, id);
  if (mayChange(viewer, view)) return view;
  throw new AppError(
    'forbidden',
    'Only its owner or an admin may change a shared view. Save it as a view of your own instead.',
  );
}

async function find(tx: Transaction, viewer: Viewer, id: string): Promise<SavedView> {
  const userId = personOf(viewer);
  const view = await tx.savedView.findFirst({ where: { id, OR: [{ userId }, { isShared: true }] } });
  if (view) return view;
  throw new AppError('not_found', 'This view is not there any more: it was deleted, or is shared no longer.');
}
