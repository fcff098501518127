import type { Viewer } from '@/lib/auth/viewer.ts';
import type { SavedViewSummary } from '@/lib/views/list-views.ts';
import { readTableSettings } from '@/lib/views/read-table-settings.ts';
import { settleColumns } from '@/lib/views/settle-columns.ts';
import { callColumnList } from './call-column-list.ts';
import type { GivenSettings } from './table-settings-store.ts';

/**
 * The columns of the call list for a viewer: those of the view that is open if it has any, else their own.
 *
 * @param query what the list shows.
 */
export async function readCallTable(
  viewer: Viewer,
  open: SavedViewSummary | undefined,
  query: string,
): Promise<GivenSettings> {
  const viewId = open?.hasColumns ? open.id : null;
  const { settings, original } = await readTableSettings(viewer, { table: 'calls', viewId });
  return {
    viewId,
    isNoView: open === undefined && query !== '',
    settings: settleColumns(settings, callColumnList),
    original: settleColumns(original, callColumnList),
  };
}
