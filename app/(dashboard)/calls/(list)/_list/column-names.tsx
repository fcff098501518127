// biome-ignore-all lint/a11y/noRedundantRoles: Safari forgets what a table is where a narrow screen lays its rows out as cards.
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import Link from 'next/link';
import { type CallColumnId, callColumn } from './call-column-list.ts';
import classes from './calls-table.module.css';
import type { PlacedColumn } from './column-layout.ts';
import { ColumnSizer, type SizerProps } from './column-sizer.tsx';

export type Sorting = { by: string; descending: boolean };
/** Where a header that sorts leads to. */
export type SortLinks = Partial<Record<CallColumnId, string>>;

type Props = Omit<SizerProps, 'id' | 'columns'> & {
  columns: PlacedColumn[];
  sorting: Sorting;
  sortLinks: SortLinks;
};

/** The names of the columns: links where they sort, with an edge that makes a column wider or narrower. */
export function ColumnNames({ columns, sorting, sortLinks, ...sizing }: Props) {
  const links: Partial<Record<string, string>> = sortLinks;
  return (
    <thead role="rowgroup">
      <tr role="row">
        {columns.map(({ id, pinned, offset, isEdge }) => {
          const { label, kind } = callColumn(id) ?? { label: id };
          const href = links[id];
          const isSorted = sorting.by === id;
          return (
            <th
              key={id}
              role="columnheader"
              scope="col"
              aria-labelledby={`call-column-${id}`}
              aria-sort={isSorted ? (sorting.descending ? 'descending' : 'ascending') : undefined}
              data-column={id}
              data-kind={kind}
              data-sorts={href !== undefined || undefined}
              data-pinned={pinned ?? undefined}
              data-edge={isEdge || undefined}
              style={{ ...widthOf(id), ...pinnedAt(pinned, offset) }}
            >
              {href === undefined ? (
                <span id={`call-column-${id}`} className={classes.label} title={label}>
                  {label}
                </span>
              ) : (
                <Link id={`call-column-${id}`} href={href} scroll={false} className={classes.label}>
                  {label}
                  {isSorted && <Arrow descending={sorting.descending} />}
                </Link>
              )}
              <ColumnSizer {...sizing} columns={columns} id={id} />
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** The side a pinned column stays at. */
export function pinnedAt(pinned: PlacedColumn['pinned'], offset: string | null) {
  if (pinned === null || offset === null) return undefined;
  return pinned === 'start' ? { insetInlineStart: offset } : { insetInlineEnd: offset };
}

function widthOf(id: string): Record<`--${string}`, string> {
  return { '--w': `var(--w-${id})` };
}

function Arrow({ descending }: { descending: boolean }) {
  const Icon = descending ? IconArrowDown : IconArrowUp;
  return <Icon size={13} stroke={2} className={classes.arrow} aria-hidden="true" />;
}
