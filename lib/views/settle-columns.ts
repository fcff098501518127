import type { TableSettings } from './table-settings.ts';

/** A column that a table has, in the table's own order. */
export type KnownColumn = {
  id: string;
  /** Whether it is shown to whoever has chosen nothing. */
  shown: boolean;
  /** The table does not work without it: it cannot be hidden. */
  always?: boolean;
};

/**
 * Saved settings, made to fit the columns that a table has now: columns that are gone are dropped, and new ones
 * stand behind the column that they follow in the table's own order, shown as they are by default. The result
 * names every column once, and equal settings have equal JSON.
 *
 * @param saved null for whoever has chosen nothing.
 */
export function settleColumns(saved: TableSettings | null, columns: readonly KnownColumn[]): TableSettings {
  const known = new Map(columns.map((column) => [column.id, column]));
  const order = [...new Set(saved?.order ?? [])].filter((id) => known.has(id));
  const chosen = new Set(order);

  columns.forEach(({ id }, index) => {
    if (chosen.has(id)) return;
    const before = columns.slice(0, index).findLast((column) => order.includes(column.id));
    order.splice(before === undefined ? 0 : order.indexOf(before.id) + 1, 0, id);
  });

  const isHidden = ({ id, shown, always }: KnownColumn) => {
    if (always) return false;
    return chosen.has(id) ? (saved?.hidden.includes(id) ?? false) : !shown;
  };
  const ofKnown = <Value>(record: Partial<Record<string, Value>> = {}) =>
    Object.fromEntries(
      columns.flatMap(({ id }) => {
        const value = record[id];
        return value === undefined ? [] : [[id, value]];
      }),
    );

  return {
    order,
    hidden: columns.filter(isHidden).map(({ id }) => id),
    pinned: ofKnown(saved?.pinned),
    widths: ofKnown(saved?.widths),
    density: saved?.density ?? 'comfortable',
  };
}
