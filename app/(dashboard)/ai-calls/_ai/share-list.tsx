import type { CallFilters } from '@/lib/calls/filters.ts';
import classes from './ai-calls.module.css';
import { CallsLink, whole } from './ai-figure.tsx';

/** One part of a whole. `filters` are the calls behind it; null where no list can be asked for them. */
export type ShareLine = {
  key: string;
  name: string;
  means?: string;
  calls: number;
  filters: CallFilters | null;
};

type Props = {
  /** What the lines are parts of. */
  caption: string;
  of: number;
  lines: ShareLine[];
};

/** How a whole number of calls is made up: a table with a bar in each row. */
export function ShareList({ caption, of, lines }: Props) {
  return (
    <table className={classes.shares}>
      <caption className="visually-hidden">{caption}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">What</th>
          <th scope="col">Calls</th>
          <th scope="col">Share</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, name, means, calls, filters }) => (
          <tr key={key} data-quiet={filters === null ? '' : undefined}>
            <th scope="row" dir="auto" title={means}>
              {name}
              <span className={classes.bar} aria-hidden="true">
                <span style={{ inlineSize: `${of === 0 ? 0 : (100 * calls) / of}%` }} />
              </span>
            </th>
            <td>
              {filters === null ? (
                whole.format(calls)
              ) : (
                <CallsLink filters={filters} of={name}>
                  {whole.format(calls)}
                </CallsLink>
              )}
            </td>
            <td>{of === 0 ? '' : rounded.format(calls / of)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{caption}</th>
          <td>{whole.format(of)}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

const rounded = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 });
