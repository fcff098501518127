import Link from 'next/link';
import type { ReactNode } from 'react';
import { DefinitionPopover } from '@/app/_ui/definition-popover.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import type { CallsByOutcome } from '@/lib/analytics/calls-by-outcome.ts';
import { type MetricName, metricDefinitions } from '@/lib/analytics/metric-definitions.ts';
import type { TimeRange } from '@/lib/analytics/time-range.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';
import { outcome } from '@/lib/calls/vocabulary.ts';
import { callsHref } from './calls-href.ts';
import classes from './overview.module.css';

type Props = { figures: CallsByOutcome; live: { live: number; stale: number }; range: TimeRange };

/** The figures of the period at a glance; each leads to the calls behind it. */
export function Tiles({ figures, live, range: { from, to } }: Props) {
  const ended: CallFilters = { from, to, state: ['ended'] };
  const inbound: CallFilters = { ...ended, direction: ['inbound'] };
  const { offered, answeredInbound } = figures;
  return (
    <ul className={classes.tiles} aria-label="Figures of the period">
      <Tile metric="ended" href={callsHref(ended)} value={whole.format(figures.ended)} />
      <Tile
        metric="answered"
        href={callsHref({ ...ended, outcome: ['answered'] })}
        value={whole.format(figures.outcomes.answered)}
        note={`of ${whole.format(figures.ended)} calls`}
      />
      <Tile
        metric="answerRate"
        href={callsHref({ ...inbound, outcome: ['answered'] })}
        value={offered === 0 ? null : percent.format(answeredInbound / offered)}
        note={
          offered === 0 ? (
            'no inbound calls'
          ) : (
            <>
              {whole.format(answeredInbound)} of{' '}
              <Link href={callsHref({ ...inbound, outcome: outcome.exclude(['blocked']).options })}>
                {whole.format(offered)} offered
              </Link>
            </>
          )
        }
      />
      <Tile
        metric="live"
        href={callsHref({ state: ['live'] })}
        value={whole.format(live.live)}
        note={
          live.stale > 0 && (
            <Link href={callsHref({ state: ['stale'] })}>{whole.format(live.stale)} stale</Link>
          )
        }
      />
    </ul>
  );
}

const whole = new Intl.NumberFormat('en-GB');
const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 });

type TileProps = { metric: MetricName; href: string; value: string | null; note?: ReactNode };

function Tile({ metric, href, value, note }: TileProps) {
  const { title, definition } = metricDefinitions[metric];
  return (
    <li className={classes.tile}>
      <span className={classes.tileTitle}>
        {title}
        <DefinitionPopover title={title} definition={definition} />
      </span>
      {value === null ? (
        <span className={classes.value}>
          <UnknownValue what="No data" />
        </span>
      ) : (
        <Link href={href} className={classes.value} aria-label={`${title}: ${value}. Show the calls`}>
          {value}
        </Link>
      )}
      <span className={classes.note}>{note}</span>
    </li>
  );
}
