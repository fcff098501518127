import { columnWidths } from '@/lib/views/column-widths.ts';
import type { TableSettings } from '@/lib/views/table-settings.ts';

/** Changes of a table's settings; each answers new ones. */

export type Side = 'start' | 'end';

/** Shown columns in the order they stand in: pinned to the start, those that scroll, pinned to the end. */
export function shownColumns({ order, hidden, pinned }: TableSettings): string[] {
  const shown = order.filter((id) => !hidden.includes(id));
  return [
    ...shown.filter((id) => pinned[id] === 'start'),
    ...shown.filter((id) => pinned[id] === undefined),
    ...shown.filter((id) => pinned[id] === 'end'),
  ];
}

export function showColumn(settings: TableSettings, id: string, isShown: boolean): TableSettings {
  const hidden = settings.hidden.filter((each) => each !== id);
  return { ...settings, hidden: isShown ? hidden : [...hidden, id] };
}

/** Pins a column to a side, or lets it scroll with the others. */
export function pinColumn(settings: TableSettings, id: string, side: Side | null): TableSettings {
  const { [id]: _, ...others } = settings.pinned;
  return { ...settings, pinned: side === null ? others : { ...others, [id]: side } };
}

/** Lets a column change places with the shown one before or after it; at the end of its group nothing changes. */
export function moveColumn(settings: TableSettings, id: string, by: -1 | 1): TableSettings {
  const neighbour = neighbourOf(settings, id, by);
  if (neighbour === undefined) return settings;
  const swap = (each: string) => (each === id ? neighbour : each === neighbour ? id : each);
  return { ...settings, order: settings.order.map(swap) };
}

/** Whether there is somewhere to move to. Pinned columns stay among pinned ones. */
export function canMove(settings: TableSettings, id: string, by: -1 | 1): boolean {
  return neighbourOf(settings, id, by) !== undefined;
}

function neighbourOf(settings: TableSettings, id: string, by: -1 | 1): string | undefined {
  const shown = shownColumns(settings);
  const neighbour = shown[shown.indexOf(id) + by];
  return neighbour !== undefined && settings.pinned[neighbour] === settings.pinned[id]
    ? neighbour
    : undefined;
}

/** Sets widths in pixels, within limits; null lets a column take its share again. */
export function sizeColumns(
  settings: TableSettings,
  sizes: Readonly<Record<string, number | null>>,
): TableSettings {
  const widths = { ...settings.widths };
  for (const [id, width] of Object.entries(sizes)) {
    if (width === null) delete widths[id];
    else widths[id] = Math.round(Math.min(Math.max(width, columnWidths.least), columnWidths.most));
  }
  return { ...settings, widths };
}
