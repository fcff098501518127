import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { record } from '../audit/record.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Calendar } from '../calls/filter-url.ts';
import { db, type Transaction } from '../db.ts';
import { parseInput } from '../http/parse-input.ts';
import { readListQuery } from './list-query.ts';
import { personOf } from './person-of.ts';
import { refuseTakenName } from './refuse-taken-name.ts';
import { refuseSharing } from './refuse-too-many.ts';
import { tableSettings } from './table-settings.ts';
import { viewName } from './view-name.ts';
import { viewId, viewToChange } from './visible-view.ts';

const viewChange = z.object({
  viewId,
  name: viewName.optional(),
  query: z.string('must be text').optional(),
  isShared: z.boolean().optional(),
  /** Columns of its own; null: each person's own. */
  settings: tableSettings.nullable().optional(),
});
/** What is absent stays as it is. */
export type ViewChange = z.input<typeof viewChange>;

/**
 * Renames a view, gives it another query or other columns, shares it or keeps it to its owner. Its owner may, and
 * an admin while it is shared. Changes of shared views are audited, without the query: it may name a number.
 *
 * @throws {AppError} `invalid_input`, `not_found`, `forbidden`; `conflict` beyond 200 shared views.
 */
export async function changeView(viewer: Viewer, input: ViewChange, calendar: Calendar): Promise<void> {
  const userId = personOf(viewer);
  const { viewId: id, settings, ...change } = parseInput(viewChange, input);
  const query = change.query === undefined ? undefined : readListQuery(change.query, calendar);

  await db().$transaction(async (tx) => {
    const before = await viewToChange(tx, viewer, id);
    const { name = before.name, isShared = before.isShared } = change;
    if (name !== before.name) await refuseTakenName(tx, before.userId, name, id);
    if (isShared && !before.isShared) await refuseSharing(tx, viewer);
    await tx.savedView.update({
      where: { id },
      data: {
        name,
        isShared,
        ...(query === undefined ? {} : { query }),
        ...(settings === undefined ? {} : { settings: settings ?? Prisma.DbNull }),
      },
    });
    if (settings !== undefined) await forgetChanges(tx, id, settings === null ? null : userId);

    if (before.isShared || isShared) {
      await record(tx, viewer, {
        action: isShared === before.isShared ? 'view.changed' : isShared ? 'view.shared' : 'view.unshared',
        subjectType: 'view',
        subjectId: id,
        before: { name: before.name },
        after: {
          name,
          changed: [
            ...(name === before.name ? [] : ['name']),
            ...(query === undefined || query === before.query ? [] : ['query']),
            ...(settings === undefined ? [] : ['columns']),
          ],
        },
      });
    }
  });
}

/** What people changed about columns that the view no longer has; of one person where it got theirs. */
async function forgetChanges(tx: Transaction, id: string, userId: string | null): Promise<void> {
  await tx.viewChoice.updateMany({
    where: { viewId: id, ...(userId === null ? {} : { userId }) },
    data: { settings: Prisma.DbNull },
  });
}
