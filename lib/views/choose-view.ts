import { z } from 'zod';
import type { Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { parseInput } from '../http/parse-input.ts';
import { personOf } from './person-of.ts';
import { lockOwner } from './refuse-taken-name.ts';
import { viewId, visibleView } from './visible-view.ts';

const viewChoice = z.object({
  viewId,
  isPinned: z.boolean().optional(),
  /** A person has one default at most: it takes the place of another. */
  isDefault: z.boolean().optional(),
});
/** What is absent stays as it is. */
export type ViewChoice = z.input<typeof viewChoice>;

/**
 * Pins a view for the viewer, makes it what their call list opens with, or takes that back. Nobody else is
 * touched.
 *
 * @throws {AppError} `invalid_input`, `not_found`, `forbidden`.
 */
export async function chooseView(viewer: Viewer, input: ViewChoice): Promise<void> {
  const userId = personOf(viewer);
  const { viewId: id, isPinned = null, isDefault = null } = parseInput(viewChoice, input);
  await db().$transaction(async (tx) => {
    await visibleView(tx, viewer, id);
    await lockOwner(tx, userId);
    if (isDefault === true) {
      await tx.viewChoice.updateMany({ where: { userId, isDefault: true }, data: { isDefault: false } });
    }
    await tx.$executeRaw`
      INSERT INTO view_choice AS c (user_id, view_id, is_pinned, is_default)
      VALUES (${userId}, ${id}::uuid, coalesce(${isPinned}, false), coalesce(${isDefault}, false))
      ON CONFLICT (user_id, view_id) DO UPDATE SET
        is_pinned = coalesce(${isPinned}, c.is_pinned),
        is_default = coalesce(${isDefault}, c.is_default)`;
  });
}
