import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { parseInput } from '../http/parse-input.ts';
import { personOf } from './person-of.ts';
import { viewId, viewToChange } from './visible-view.ts';

/**
 * Deletes a view, for everybody who had pinned it or made it their default. Its owner may, and an admin while it is
 * shared; then it is audited.
 *
 * @throws {AppError} `invalid_input`, `not_found`, `forbidden`.
 */
export async function deleteView(viewer: Viewer, input: { viewId: string }): Promise<void> {
  personOf(viewer);
  const { viewId: id } = parseInput(z.object({ viewId }), input);
  await db().$transaction(async (tx) => {
    const { name, isShared } = await viewToChange(tx, viewer, id);
    await tx.savedView.delete({ where: { id } });
    if (!isShared) return;
    await record(tx, viewer, {
      action: 'view.deleted',
      subjectType: 'view',
      subjectId: id,
      before: { name },
    });
  });
}
