import Link from 'next/link';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import classes from './stacked.module.css';
import { callsWords, type StackedSeries } from './stacked-series.ts';

/** Which colour is which series, with the calls of all bars behind each. */
export function StackedLegend({ label, series }: { label: string; series: readonly StackedSeries[] }) {
  if (series.length === 0) return null;
  return (
    <ul className={classes.legend} aria-label={label}>
      {series.map(({ key, name, colour, count, href }) => {
        const words = (
          <>
            <span className={classes.swatch} style={{ background: colour }} aria-hidden="true" />
            {name}
            {count !== undefined && <strong>{wholeNumber(count)}</strong>}
          </>
        );
        return (
          <li key={key}>
            {href === undefined || count === undefined ? (
              <span>{words}</span>
            ) : (
              <Link
                href={href}
                prefetch={false}
                aria-label={`${callsWords(count)}, ${name}`}
                data-mark={`legend ${key}`}
                data-count={count}
              >
                {words}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
