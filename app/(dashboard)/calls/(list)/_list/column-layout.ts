/** A column as the table shows it, in its order. */
export type ShownColumn = { id: string; pinned: 'start' | 'end' | null; least: number };

export type PlacedColumn = ShownColumn & {
  /** How far a pinned column stays from its side. */
  offset: string | null;
  /** Whether it is the last pinned one, beside which the others scroll away. */
  isEdge: boolean;
};

type ColumnLayout = {
  columns: PlacedColumn[];
  /** `--w-<id>` for each column and `--table-width`. */
  variables: Record<`--${string}`, string>;
};

/**
 * Where columns stand and how wide they are, as CSS, so that the server can say it without knowing the screen.
 * Sized columns are as wide as they were made; what is left of the frame's width goes to the others in proportion
 * to the least they need, and where it does not suffice for that, the table scrolls.
 */
export function columnLayout(
  columns: readonly ShownColumn[],
  widths: Partial<Record<string, number>>,
): ColumnLayout {
  const free = columns.filter(({ id }) => widths[id] === undefined);
  const sum = (of: readonly ShownColumn[]) =>
    of.reduce((total, { id, least }) => total + (widths[id] ?? least), 0);
  const total = sum(columns);
  const shares = sum(free);

  const variables: ColumnLayout['variables'] = {
    '--table-width': free.length > 0 ? `max(100%, ${total}px)` : `${total}px`,
  };
  for (const { id, least } of columns) {
    const width = widths[id];
    variables[`--w-${id}`] =
      width === undefined
        ? `calc(${least}px + max(0px, 100cqi - ${total}px) * ${(least / shares).toFixed(5)})`
        : `${width}px`;
  }
  return { columns: columns.map((column, at) => place(column, at, columns)), variables };
}

function place(column: ShownColumn, at: number, columns: readonly ShownColumn[]): PlacedColumn {
  const { pinned } = column;
  if (pinned === null) return { ...column, offset: null, isEdge: false };
  const between = pinned === 'start' ? columns.slice(0, at) : columns.slice(at + 1);
  const inner = pinned === 'start' ? columns[at + 1] : columns[at - 1];
  const widths = between.map(({ id }) => `var(--w-${id})`);
  return {
    ...column,
    offset: widths.length === 0 ? '0px' : `calc(${widths.join(' + ')})`,
    isEdge: inner?.pinned !== pinned,
  };
}

/**
 * The columns whose width must be held while one is sized, so that its edge follows the pointer: all between that
 * edge and the side of the table that does not move. The column itself is among them.
 */
export function heldWhileSizing(columns: readonly ShownColumn[], id: string): string[] {
  const at = columns.findIndex((column) => column.id === id);
  const held = columns[at]?.pinned === 'end' ? columns.slice(at) : columns.slice(0, at + 1);
  return held.map((column) => column.id);
}
