import Link from 'next/link';
import { OutcomeBadge } from '@/app/_ui/outcome-badge.tsx';
import type { TimeRange } from '@/lib/analytics/time-range.ts';
import { callsHref } from './calls-href.ts';
import type { OutcomeSeries } from './outcome-series.ts';
import classes from './overview.module.css';

type Props = { series: OutcomeSeries; range: TimeRange };

/** Which colour is which outcome, with the calls of the whole period behind each. */
export function OutcomeLegend({ series, range: { from, to } }: Props) {
  if (series.outcomes.length === 0) return null;
  return (
    <ul className={classes.legend} aria-label="Outcomes of the period">
      {series.outcomes.map(({ outcome, calls }) => (
        <li key={outcome}>
          <Link href={callsHref({ from, to, state: ['ended'], outcome: [outcome] })}>
            <OutcomeBadge outcome={outcome} /> <strong>{calls}</strong>
          </Link>
        </li>
      ))}
    </ul>
  );
}
