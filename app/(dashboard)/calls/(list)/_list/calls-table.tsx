// biome-ignore-all lint/a11y/noRedundantRoles: Safari forgets what a table is where a narrow screen lays its rows out as cards.
'use client';

import { useTable } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { columnWidths } from '@/lib/views/column-widths.ts';
import { callColumn } from './call-column-list.ts';
import { callColumns, callTableFeatures } from './call-columns.tsx';
import type { CallListRow } from './call-list-row.ts';
import { CallRows } from './call-rows.tsx';
import { useCallTable } from './call-table-settings.tsx';
import classes from './calls-table.module.css';
import { sizeColumns } from './change-columns.ts';
import { columnLayout, type ShownColumn } from './column-layout.ts';
import { ColumnNames, type Sorting, type SortLinks } from './column-names.tsx';

type Props = { rows: CallListRow[]; sorting: Sorting; sortLinks: SortLinks };

/** The rows of one page. A row opens its call by click; arrow keys walk the rows, Enter opens. */
export function CallsTable({ rows, sorting, sortLinks }: Props) {
  const { settings, change } = useCallTable();
  // While an edge is dragged, only the widths change, and only here.
  const [dragged, setDragged] = useState<Record<string, number> | null>(null);
  const { order, hidden, pinned } = settings;
  const state = useMemo(
    () => ({
      columnOrder: order,
      columnVisibility: Object.fromEntries(hidden.map((id) => [id, false])),
      columnPinning: {
        start: order.filter((id) => pinned[id] === 'start'),
        end: order.filter((id) => pinned[id] === 'end'),
      },
    }),
    [order, hidden, pinned],
  );
  const table = useTable({
    features: callTableFeatures,
    columns: callColumns,
    data: rows,
    getRowId: (row) => row.id,
    state,
  });

  const shown = table.getFlatHeaders().map(
    ({ column: { id } }): ShownColumn => ({
      id,
      pinned: pinned[id] ?? null,
      least: callColumn(id)?.width ?? columnWidths.least,
    }),
  );
  const widths = dragged === null ? settings.widths : sizeColumns(settings, dragged).widths;
  const layout = columnLayout(shown, widths);

  return (
    <div className={classes.frame}>
      <table
        className={classes.table}
        role="table"
        aria-label={tableName(sorting)}
        data-density={settings.density}
        style={layout.variables}
      >
        <ColumnNames
          columns={layout.columns}
          widths={widths}
          sorting={sorting}
          sortLinks={sortLinks}
          onDrag={setDragged}
          onSize={(sizes) => {
            setDragged(null);
            change(sizeColumns(settings, sizes));
          }}
        />
        <CallRows rows={table.getRowModel().rows} columns={layout.columns} />
      </table>
    </div>
  );
}

function tableName({ by, descending }: Sorting): string {
  if (by === 'started') return descending ? 'Calls, newest first' : 'Calls, oldest first';
  return `Calls by ${callColumn(by)?.label.toLowerCase() ?? by}, ${descending ? 'longest' : 'shortest'} first`;
}
