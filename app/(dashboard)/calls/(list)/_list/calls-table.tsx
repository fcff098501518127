// biome-ignore-all lint/a11y/noRedundantRoles: Safari forgets what a table is where a narrow screen lays its rows out as cards.
'use client';

import { useTable } from '@tanstack/react-table';
import { useRouter } from 'next/navigation';
import type { KeyboardEvent, MouseEvent } from 'react';
import { callColumns, callTableFeatures } from './call-columns.tsx';
import type { CallListRow } from './call-list-row.ts';
import classes from './calls-table.module.css';

/** The rows of one page. A row opens its call by click; arrow keys walk the rows, Enter opens. */
export function CallsTable({ rows }: { rows: CallListRow[] }) {
  const router = useRouter();
  const table = useTable({
    features: callTableFeatures,
    columns: callColumns,
    data: rows,
    getRowId: (row) => row.id,
  });

  function openRow(event: MouseEvent<HTMLTableRowElement>, id: string) {
    // The link inside does its own work, and selecting text in a row is not opening it.
    const onLink = event.target instanceof Element && event.target.closest('a') !== null;
    if (onLink || document.getSelection()?.isCollapsed === false) return;
    if (event.metaKey || event.ctrlKey) window.open(`/calls/${id}`, '_blank', 'noopener');
    else router.push(`/calls/${id}`);
  }

  return (
    <div className={classes.frame}>
      <table className={classes.table} role="table" aria-label="Calls, newest first">
        <thead role="rowgroup">
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} role="row">
              {group.headers.map((header) => (
                <th key={header.id} role="columnheader" scope="col" data-column={header.column.id}>
                  <table.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody role="rowgroup" onKeyDown={walkRows}>
          {table.getRowModel().rows.map((row) => (
            <tr
              key={row.id}
              role="row"
              onClick={(event) => openRow(event, row.id)}
              data-state={row.original.state}
            >
              {row.getAllCells().map((cell) => (
                <td key={cell.id} role="cell" data-column={cell.column.id}>
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
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
