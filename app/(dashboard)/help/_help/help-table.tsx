import type { ReactNode } from 'react';
import { ScrolledTable } from '@/app/_figures/scrolled-table.tsx';
import classes from './help.module.css';

type Props = {
  label: string;
  head: readonly string[];
  /** A cell for each column; the first one names the row. */
  rows: readonly { id: string; cells: readonly ReactNode[] }[];
};

/** A table to be read: its text wraps, and where the screen is too narrow for it, it scrolls by itself. */
export function HelpTable({ label, head, rows }: Props) {
  return (
    <ScrolledTable label={label} className={`${classes.table} ${head.length > 3 ? classes.wide : ''}`}>
      <thead>
        <tr>
          {head.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells: [first, ...others] }) => (
          <tr key={id}>
            <th scope="row">{first}</th>
            {others.map((cell, column) => (
              <td key={head[column + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrolledTable>
  );
}
