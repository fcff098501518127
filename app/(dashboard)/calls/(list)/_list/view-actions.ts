'use server';

import { actAndRefresh } from '@/app/_ui/act-and-refresh.ts';
import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { calendar } from '@/lib/analytics/calendar.ts';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { changeView, type ViewChange } from '@/lib/views/change-view.ts';
import { chooseView, type ViewChoice } from '@/lib/views/choose-view.ts';
import { deleteView } from '@/lib/views/delete-view.ts';
import { type SettingsToSave, saveTableSettings } from '@/lib/views/save-table-settings.ts';
import { type NewView, saveView } from '@/lib/views/save-view.ts';

type Outcome = FormOutcome<null>;

/** Remembers how the call list looks to the viewer. The page shows it already: nothing is read anew. */
export async function saveColumns(columns: Omit<SettingsToSave, 'table'>): Promise<Outcome> {
  try {
    await saveTableSettings(await requireViewer('calls.read'), { ...columns, table: 'calls' });
    return { success: null };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}

/** Keeps the list's filters and order as a view. */
export async function addView(view: NewView): Promise<Outcome> {
  return await actAndRefresh('calls.read', async (viewer) => {
    await saveView(viewer, view, calendar(await reportTimeZone()));
  });
}

/** Renames, updates or shares a view. */
export async function editView(change: ViewChange): Promise<Outcome> {
  return await actAndRefresh('calls.read', async (viewer) =>
    changeView(viewer, change, calendar(await reportTimeZone())),
  );
}

/** Pins a view or makes it the default. */
export async function choose(choice: ViewChoice): Promise<Outcome> {
  return await actAndRefresh('calls.read', (viewer) => chooseView(viewer, choice));
}

/** Deletes a view. */
export async function removeView(view: { viewId: string }): Promise<Outcome> {
  return await actAndRefresh('calls.read', (viewer) => deleteView(viewer, view));
}
