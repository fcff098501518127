'use client';

import type { KeyboardEvent, ReactNode } from 'react';

const moves: Record<string, { rows: number; cells: number }> = {
  ArrowUp: { rows: -1, cells: 0 },
  ArrowDown: { rows: 1, cells: 0 },
  ArrowLeft: { rows: 0, cells: -1 },
  ArrowRight: { rows: 0, cells: 1 },
};

/** A table body whose links are one stop of the Tab key: the arrow keys go from one to the next in their direction. */
export function HeatMapKeys({ children }: { children: ReactNode }) {
  function go(event: KeyboardEvent<HTMLTableSectionElement>) {
    const move = moves[event.key];
    const cell = event.target instanceof Element ? event.target.closest('td') : null;
    if (move === undefined || cell === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    nextLink(cell, move)?.focus();
  }

  function keepStop(link: EventTarget, body: Element) {
    for (const other of body.querySelectorAll('a')) other.tabIndex = other === link ? 0 : -1;
  }

  return (
    <tbody onKeyDown={go} onFocus={({ target, currentTarget }) => keepStop(target, currentTarget)}>
      {children}
    </tbody>
  );
}

/** The next link in a direction; cells without one are passed over. */
function nextLink(cell: HTMLTableCellElement, { rows, cells }: { rows: number; cells: number }) {
  const body = cell.closest('tbody');
  const row = cell.closest('tr');
  if (body === null || row === null) return null;
  let at = { row: row.sectionRowIndex, cell: cell.cellIndex };
  for (;;) {
    at = { row: at.row + rows, cell: at.cell + cells };
    const next = body.rows[at.row]?.cells[at.cell];
    if (next === undefined) return null;
    const link = next.querySelector('a');
    if (link !== null) return link;
  }
}
