import Link from 'next/link';
import type { Grain } from '@/lib/analytics/time-range.ts';
import { outcomeLabels } from '@/lib/calls/labels.ts';
import type { OutcomeSeries } from './outcome-series.ts';
import classes from './overview.module.css';

type Props = { series: OutcomeSeries; step: Grain };

/** The chart's figures as text; every number leads to its calls. */
export function OutcomeTable({ series, step }: Props) {
  return (
    <section className={classes.scroll} aria-label="Calls by outcome, as a table">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{step.charAt(0).toUpperCase() + step.slice(1)}</th>
            <th scope="col">All</th>
            {series.outcomes.map(({ outcome }) => (
              <th key={outcome} scope="col">
                {outcomeLabels[outcome].word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series.buckets.map((bucket) => (
            <tr key={bucket.key}>
              <th scope="row">{bucket.name}</th>
              <td>
                <Count calls={bucket.calls} href={bucket.href} />
              </td>
              {series.outcomes.map(({ outcome }) => (
                <td key={outcome}>
                  <Count calls={bucket.counts[outcome]} href={`${bucket.href}&outcome=${outcome}`} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Count({ calls, href }: { calls: number; href: string }) {
  return calls === 0 ? <span className={classes.zero}>0</span> : <Link href={href}>{calls}</Link>;
}
