import type { Viewer } from '../auth/viewer.ts';
import { redactText } from '../calls/redact-call.ts';
import { db } from '../db.ts';
import { personOf } from './person-of.ts';
import { mayChange } from './visible-view.ts';

/** A view as its menu shows it. */
export type SavedViewSummary = {
  id: string;
  name: string;
  /** Filters and order as the list's address says them; empty: all calls. */
  query: string;
  isShared: boolean;
  isMine: boolean;
  /** Whose it is. */
  owner: string;
  /** Whether the viewer may rename, change, share and delete it. */
  mayChange: boolean;
  isPinned: boolean;
  isDefault: boolean;
  /** Whether it comes with columns of its own. */
  hasColumns: boolean;
};

/**
 * The viewer's own views and those shared with everybody, the own ones first, by name. A shared one that holds a
 * phone number is not for whoever sees numbers masked.
 *
 * @throws {AppError} `forbidden`.
 */
export async function listViews(viewer: Viewer): Promise<SavedViewSummary[]> {
  const userId = personOf(viewer);
  const rows = await db().savedView.findMany({
    where: { OR: [{ userId }, { isShared: true }] },
    include: { user: { select: { name: true } }, choices: { where: { userId } } },
  });
  const readable = rows.filter((row) => row.userId === userId || showsNoNumber(viewer, row.query));
  const views = readable.map((row): SavedViewSummary => {
    const [choice] = row.choices;
    return {
      id: row.id,
      name: row.name,
      query: row.query,
      isShared: row.isShared,
      isMine: row.userId === userId,
      owner: row.user.name,
      mayChange: mayChange(viewer, row),
      isPinned: choice?.isPinned ?? false,
      isDefault: choice?.isDefault ?? false,
      hasColumns: row.settings !== null,
    };
  });
  const { compare } = new Intl.Collator('en', { numeric: true });
  return views.sort(
    (a, b) => Number(b.isMine) - Number(a.isMine) || compare(a.name, b.name) || compare(a.id, b.id),
  );
}

/** Whether a query may be read by a viewer: nothing in it is hidden from them elsewhere. */
export function showsNoNumber(viewer: Viewer, query: string): boolean {
  return [...new URLSearchParams(query).values()].every((value) => redactText(viewer, value) === value);
}
