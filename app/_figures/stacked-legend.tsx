import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import classes from './stacked.module.css';
import type { StackedSeries } from './stacked-series.ts';

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
            {count !== undefined && (
              <>
                {' '}
                <strong>{wholeNumber(count)}</strong>{' '}
                <span className="visually-hidden">{count === 1 ? 'call' : 'calls'}</span>
              </>
            )}
          </>
        );
        return (
          <li key={key}>
            {href === undefined || count === undefined ? (
              <span>{words}</span>
            ) : (
              <SoftLink href={href} data-mark={`legend ${key}`} data-count={count}>
                {words}
              </SoftLink>
            )}
          </li>
        );
      })}
    </ul>
  );
}
