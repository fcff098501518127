import Link from 'next/link';
import { callsHref } from '@/app/_figures/calls-href.ts';
import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { ScrolledTable } from '@/app/_figures/scrolled-table.tsx';
import { filterNames } from '@/app/_ui/filter-words.ts';
import { reasonColour } from '@/app/_ui/reason-colour.ts';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import {
  type Breakdown,
  type BreakdownRow,
  breakdown,
  type HangupBreakdown,
} from '@/lib/analytics/hangup-breakdown.ts';
import { CallsCount } from './calls-count.tsx';
import { reasonName } from './hangup-names.ts';
import classes from './hangups.module.css';
import { type HangupsScreen, hangupsHref } from './hangups-screen.ts';

type Props = { screen: HangupsScreen; figures: HangupBreakdown; csv: string | null };

/** Why calls ended, by what they have in common. */
export function BreakdownCard({ screen, figures: { sampled, counted, rows, others }, csv }: Props) {
  const { by } = screen;
  return (
    <FigureCard
      title="Where calls end"
      metric="hangupBreakdown"
      n={counted}
      csv={csv}
      actions={
        <nav className={classes.grains} aria-label="Broken down by" data-no-print>
          {breakdown.options.map((each) => (
            <Link
              key={each}
              href={hangupsHref(screen, { by: each })}
              prefetch={false}
              scroll={false}
              aria-current={each === by ? 'true' : undefined}
            >
              {filterNames[each]}
            </Link>
          ))}
        </nav>
      }
    >
      {sampled && (
        <p className={classes.explained} role="status">
          Of the newest {wholeNumber(counted)} of these calls. The links lead to all calls of a line, not to
          the counted ones alone. A shorter period shows every call.
        </p>
      )}
      <ScrolledTable className={classes.table} label={`Hang-ups by ${filterNames[by].toLowerCase()}`}>
        <thead>
          <tr>
            <th scope="col">{filterNames[by]}</th>
            <th scope="col">Calls</th>
            <th scope="col" className={classes.start}>
              Most frequent reasons
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={row.value ?? `${row.label} ${index}`} row={row} by={by} sampled={sampled} />
          ))}
        </tbody>
      </ScrolledTable>
      {others.calls > 0 && (
        <p className={classes.explained}>
          {wholeNumber(others.calls)} calls of {wholeNumber(others.values)} others are not listed.
        </p>
      )}
    </FigureCard>
  );
}

function Row({ row, by, sampled }: { row: BreakdownRow; by: Breakdown; sampled: boolean }) {
  const { value, label, calls, filters, reasons, otherReasons } = row;
  const name = label === null ? 'Not known' : by === 'hour' ? hourName(label) : label;
  const shown = label === null ? <UnknownValue /> : <bdi>{name}</bdi>;
  const mark = `by ${by} ${value ?? label}`;
  return (
    <tr>
      <th scope="row">
        {sampled && filters !== null ? (
          <SoftLink href={callsHref(filters)} aria-label={`All calls, ${name}`}>
            {shown}
          </SoftLink>
        ) : (
          shown
        )}
      </th>
      <td>
        <CallsCount calls={calls} filters={sampled ? null : filters} of={name} mark={mark} />
      </td>
      <td className={classes.start}>
        <ul className={classes.reasons}>
          {reasons.map(({ reason, calls, filters }) => (
            <li key={reason}>
              <span
                className={classes.swatch}
                style={{ background: reasonColour[reason ?? 'not_given'] }}
                aria-hidden="true"
              />
              {sampled && filters !== null ? (
                <SoftLink href={callsHref(filters)} aria-label={`All calls, ${reasonName(reason)}, ${name}`}>
                  {reasonName(reason)}
                </SoftLink>
              ) : (
                reasonName(reason)
              )}{' '}
              <CallsCount
                calls={calls}
                filters={sampled ? null : filters}
                of={`${reasonName(reason)}, ${name}`}
                mark={`${mark} ${reason}`}
              />
            </li>
          ))}
          {otherReasons > 0 && <li className={classes.quiet}>others {wholeNumber(otherReasons)}</li>}
        </ul>
      </td>
    </tr>
  );
}

/** 9 → 09:00–10:00. */
function hourName(hour: string): string {
  const clock = (hours: number) => `${String(hours).padStart(2, '0')}:00`;
  return `${clock(Number(hour))}–${clock(Number(hour) + 1)}`;
}
