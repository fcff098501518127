import { z } from 'zod';
import type { Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { parseInput } from '../http/parse-input.ts';
import { personOf } from './person-of.ts';
import { tableSettings } from './table-settings.ts';
import { viewId, visibleView } from './visible-view.ts';

const place = z.object({
  table: z.enum(['calls']),
  /** A view that has columns of its own; null for the table in general. */
  viewId: viewId.nullable(),
});
/** What settings are of. */
export type SettingsPlace = z.infer<typeof place>;

const toSave = place.extend({
  /** Null takes all changes back. */
  settings: tableSettings.nullable(),
});
export type SettingsToSave = z.input<typeof toSave>;

/**
 * Remembers how the viewer has set up a table, or a view with columns of its own. Nobody else is touched.
 *
 * @throws {AppError} `invalid_input`, `not_found` for a view that is gone, `forbidden`.
 */
export async function saveTableSettings(viewer: Viewer, input: SettingsToSave): Promise<void> {
  const userId = personOf(viewer);
  const { table, viewId: id, settings } = parseInput(toSave, input);
  const json = settings === null ? null : JSON.stringify(settings);
  if (id !== null) {
    await db().$transaction(async (tx) => {
      await visibleView(tx, viewer, id);
      await tx.$executeRaw`
        INSERT INTO view_choice (user_id, view_id, settings) VALUES (${userId}, ${id}::uuid, ${json}::jsonb)
        ON CONFLICT (user_id, view_id) DO UPDATE SET settings = excluded.settings`;
    });
  } else if (json === null) {
    await db().tableSettings.deleteMany({ where: { userId, table } });
  } else {
    await db().$executeRaw`
      INSERT INTO table_settings (user_id, table_name, settings) VALUES (${userId}, ${table}, ${json}::jsonb)
      ON CONFLICT (user_id, table_name) DO UPDATE SET settings = excluded.settings, updated_at = now()`;
  }
}
