import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { ScrolledTable } from './scrolled-table.tsx';
import classes from './stacked.module.css';
import { callsWords, type StackedBar, type StackedSeries } from './stacked-series.ts';

type Props = {
  label: string;
  /** What a row is: Day. */
  rowName: string;
  series: readonly StackedSeries[];
  bars: readonly StackedBar[];
};

/** The figures of stacked bars as text; every number leads to its calls. */
export function StackedTable({ label, rowName, series, bars }: Props) {
  return (
    <div className={classes.asTallAsTheChart}>
      <ScrolledTable label={`${label}, as a table`}>
        <thead>
          <tr>
            <th scope="col">{rowName}</th>
            <th scope="col">All</th>
            {series.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.key}>
              <th scope="row">{bar.name}</th>
              <td>
                <Count count={bar.total} href={bar.href} of={bar.name} />
              </td>
              {series.map(({ key, name }) => (
                <td key={key}>
                  <Count count={bar.parts[key] ?? 0} href={bar.hrefs[key]} of={`${name}, ${bar.name}`} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrolledTable>
    </div>
  );
}

function Count({ count, href, of }: { count: number; href: string | undefined; of: string }) {
  if (count === 0) return <span className={classes.zero}>0</span>;
  if (href === undefined) return wholeNumber(count);
  return (
    <SoftLink href={href} aria-label={`${callsWords(count)}, ${of}`}>
      {wholeNumber(count)}
    </SoftLink>
  );
}
