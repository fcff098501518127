import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { record } from '../audit/record.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Calendar } from '../calls/filter-url.ts';
import { db } from '../db.ts';
import { parseInput } from '../http/parse-input.ts';
import { readListQuery } from './list-query.ts';
import { personOf } from './person-of.ts';
import { refuseTakenName } from './refuse-taken-name.ts';
import { refuseSharing, refuseTooMany } from './refuse-too-many.ts';
import { tableSettings } from './table-settings.ts';
import { viewName } from './view-name.ts';

const newView = z.object({
  name: viewName,
  /** As `listQuery` makes it, up to 4,000 characters. */
  query: z.string('must be text'),
  isShared: z.boolean(),
  /** Columns of its own; null: each person's own. */
  settings: tableSettings.nullable(),
});
export type NewView = z.input<typeof newView>;

/**
 * Keeps a search of the call list under a name. Sharing it is audited.
 *
 * @returns its id.
 * @throws {AppError} `invalid_input` naming each wrong value (also a name the person uses already); `conflict`
 *   beyond 100 views of one person; `forbidden`.
 */
export async function saveView(viewer: Viewer, input: NewView, calendar: Calendar): Promise<string> {
  const userId = personOf(viewer);
  const { settings, ...values } = parseInput(newView, input);
  const query = readListQuery(values.query, calendar);

  return await db().$transaction(async (tx) => {
    await refuseTakenName(tx, userId, values.name);
    await refuseTooMany(tx, userId);
    if (values.isShared) await refuseSharing(tx, viewer);
    const { id } = await tx.savedView.create({
      data: { ...values, query, userId, settings: settings ?? Prisma.DbNull },
    });
    if (values.isShared) {
      await record(tx, viewer, {
        action: 'view.shared',
        subjectType: 'view',
        subjectId: id,
        after: { name: values.name },
      });
    }
    return id;
  });
}
