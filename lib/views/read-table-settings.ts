import type { Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { personOf } from './person-of.ts';
import type { SettingsPlace } from './save-table-settings.ts';
import { storedSettings, type TableSettings } from './table-settings.ts';

/** Null: as the table comes. */
type KeptSettings = {
  settings: TableSettings | null;
  /** What taking back all of the viewer's changes would lead to. */
  original: TableSettings | null;
};

/**
 * How the viewer has set up a table; with a view that has columns of its own, how they have set up that view.
 *
 * @throws {AppError} `forbidden`.
 */
export async function readTableSettings(
  viewer: Viewer,
  { table, viewId }: SettingsPlace,
): Promise<KeptSettings> {
  const userId = personOf(viewer);
  if (viewId !== null) {
    const view = await db().savedView.findFirst({
      where: { id: viewId, OR: [{ userId }, { isShared: true }] },
      select: { settings: true, choices: { where: { userId }, select: { settings: true } } },
    });
    const original = storedSettings(view?.settings);
    if (original !== null) {
      return { settings: storedSettings(view?.choices[0]?.settings) ?? original, original };
    }
  }
  const kept = await db().tableSettings.findUnique({ where: { userId_table: { userId, table } } });
  return { settings: storedSettings(kept?.settings), original: null };
}
