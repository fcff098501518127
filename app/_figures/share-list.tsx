import type { ReactNode } from 'react';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { BarKeys } from './bar-keys.tsx';
import classes from './share-list.module.css';
import { callsWords } from './stacked-series.ts';

/** A stretch of a bar, with exactly its calls behind it. */
export type SharePart = {
  key: string;
  /** What the part is: ended by the customer. */
  label: string;
  count: number;
  /** Without one the part cannot be asked for, and is only drawn. */
  href?: string | undefined;
  /** A CSS colour; that of the row where none is given. */
  colour?: string;
};

export type ShareRow = {
  key: string;
  label: string;
  /** What the label means, shown when it is pointed at. */
  means?: string;
  /** All of its calls; without an address a row is text. */
  href?: string | undefined;
  count: number;
  /** Its share as text; shares of a list add up to 100 (`wholeShares`). */
  share: string;
  colour?: string;
  /** What is certain. */
  solid: SharePart[];
  /** What may be this or something else, drawn hatched. */
  hatched?: SharePart[];
  /** How few and how many calls it may be, where that is not certain: 120–180. */
  range?: string;
  /** Below the label. */
  note?: ReactNode;
};

type Props = {
  /** What the rows are parts of. */
  label: string;
  /** What a row is: Reason. */
  rowName?: string;
  rows: readonly ShareRow[];
};

/** How a whole is made up: a row each, with a bar whose parts lead to their calls. The longest bar fills the width. */
export function ShareList({ label, rowName = 'What', rows }: Props) {
  const most = Math.max(1, ...rows.map(lengthOf));
  const hasRange = rows.some(({ range }) => range !== undefined);
  return (
    <table className={classes.shares}>
      <caption className="visually-hidden">{label}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{rowName}</th>
          <th scope="col">Calls</th>
          <th scope="col">Share</th>
          {hasRange && <th scope="col">From – to</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row" title={row.means}>
              <span className={classes.label}>
                {row.colour !== undefined && (
                  <span className={classes.swatch} style={{ background: row.colour }} aria-hidden="true" />
                )}
                <bdi>{row.label}</bdi>
                {row.note && <small>{row.note}</small>}
              </span>
              <Bar row={row} most={most} />
            </th>
            <td>
              {row.href === undefined || row.count === 0 ? (
                wholeNumber(row.count)
              ) : (
                <SoftLink
                  href={row.href}
                  aria-label={`${callsWords(row.count)}, ${row.label}`}
                  data-mark={row.key}
                  data-count={row.count}
                >
                  {wholeNumber(row.count)}
                </SoftLink>
              )}
            </td>
            <td>{row.share}</td>
            {hasRange && <td>{row.range}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function lengthOf({ solid, hatched = [] }: ShareRow): number {
  return [...solid, ...hatched].reduce((sum, { count }) => sum + count, 0);
}

function Bar({ row, most }: { row: ShareRow; most: number }) {
  const parts = [
    ...row.solid.map((part) => ({ ...part, isHatched: false })),
    ...(row.hatched ?? []).map((part) => ({ ...part, isHatched: true })),
  ];
  const drawn = parts.filter(({ count }) => count > 0);
  // The number beside it leads to the same calls.
  const isOne = drawn.length === 1 && drawn[0]?.href === row.href;
  const marks = drawn.map(({ key, label, count, href, colour, isHatched }, index) => {
    const words = `${callsWords(count)}, ${row.label}, ${label}`;
    const look = {
      className: classes.part,
      style: { inlineSize: `${(100 * count) / most}%`, color: colour ?? row.colour },
      title: words,
      'data-hatched': isHatched || undefined,
    };
    const name = `${row.key} ${key}${isHatched ? ' hatched' : ''}`;
    if (href === undefined) return <span key={name} {...look} />;
    return (
      <SoftLink
        key={name}
        href={href}
        aria-label={words}
        tabIndex={isOne || index > 0 ? -1 : 0}
        data-mark={name}
        data-count={count}
        {...look}
      />
    );
  });
  if (isOne) {
    return (
      <span className={classes.bar} aria-hidden="true">
        {marks}
      </span>
    );
  }
  return <BarKeys className={classes.bar}>{marks}</BarKeys>;
}
