// biome-ignore-all lint/a11y/noRedundantRoles: Safari forgets what a table is where a narrow screen lays its rows out as cards.
import { FlexRender, type Row } from '@tanstack/react-table';
import { type KeyboardEvent, type MouseEvent, memo } from 'react';
import { callColumn } from './call-column-list.ts';
import type { callTableFeatures } from './call-columns.tsx';
import type { CallListRow } from './call-list-row.ts';
import type { PlacedColumn } from './column-layout.ts';
import { pinnedAt } from './column-names.tsx';

type Props = {
  rows: Row<typeof callTableFeatures, CallListRow>[];
  columns: PlacedColumn[];
};

/** The rows themselves. Widths are none of their business, so that sizing a column does not make them anew. */
export const CallRows = memo(
  function CallRows({ rows, columns }: Props) {
    const places = new Map(columns.map((column) => [column.id, column]));
    return (
      <tbody role="rowgroup" onKeyDown={walkRows}>
        {rows.map((row) => (
          <tr key={row.id} role="row" onClick={openRow} data-state={row.original.state}>
            {row.getVisibleCells().map((cell) => {
              const { id } = cell.column;
              const { pinned = null, offset = null, isEdge = false } = places.get(id) ?? {};
              const { label, kind, extra } = callColumn(id) ?? { label: id };
              return (
                <td
                  key={cell.id}
                  role="cell"
                  data-column={id}
                  data-kind={kind}
                  data-extra={extra ? label : undefined}
                  data-pinned={pinned ?? undefined}
                  data-edge={isEdge || undefined}
                  style={pinnedAt(pinned, offset)}
                >
                  <FlexRender cell={cell} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    );
  },
  (before, after) => before.rows === after.rows && arrangement(before.columns) === arrangement(after.columns),
);

/** Which columns stand where, whatever their widths. */
function arrangement(columns: readonly PlacedColumn[]): string {
  return columns.map(({ id, pinned }) => `${id} ${pinned}`).join();
}

/** A click on a row is one on its link. */
function openRow(event: MouseEvent<HTMLTableRowElement>) {
  // The link does its own work, and selecting text in a row is not opening it.
  const onLink = event.target instanceof Element && event.target.closest('a') !== null;
  if (onLink || document.getSelection()?.isCollapsed === false) return;
  const { ctrlKey, metaKey } = event;
  event.currentTarget
    .querySelector('a[data-row-link]')
    ?.dispatchEvent(new window.MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey }));
}

/** Moves the focus from row to row, Home and End included. */
function walkRows(event: KeyboardEvent<HTMLTableSectionElement>) {
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('a[data-row-link]')];
  const at = links.findIndex((link) => link.matches(':focus'));
  const targets: Partial<Record<string, number>> = {
    ArrowDown: Math.min(at + 1, links.length - 1),
    ArrowUp: Math.max(at - 1, 0),
    Home: 0,
    End: links.length - 1,
  };
  const target = targets[event.key];
  if (target === undefined) return;
  event.preventDefault();
  links[target]?.focus();
}
