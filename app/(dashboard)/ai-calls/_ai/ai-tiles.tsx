import type { ReactNode } from 'react';
import { clockDuration } from '@/app/_ui/clock-duration.ts';
import type { AiCallFilters } from '@/lib/analytics/ai-call-filters.ts';
import type { AiTotals } from '@/lib/analytics/ai-figures.ts';
import type { MetricName } from '@/lib/analytics/metric-definitions.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';
import classes from './ai-calls.module.css';
import { CallsLink, MetricTitle, share, whole } from './ai-figure.tsx';

type Props = { totals: AiTotals; filters: AiCallFilters };

/** The figures at a glance, each with how many calls it is of. */
export function AiTiles({ totals, filters }: Props) {
  const { calls, reached, completed, cutOff, lengths } = totals;
  const ofReached = reached === 0 ? 'nobody was reached' : `of ${whole.format(reached)} reached`;
  return (
    <ul className={classes.tiles} aria-label="Figures of the period">
      <Tile metric="aiCalls" filters={filters.calls} value={whole.format(calls)} />
      <Tile
        metric="aiReached"
        filters={filters.reached}
        value={share(reached, calls)}
        note={`${whole.format(reached)} of ${whole.format(calls)} calls`}
      />
      <Tile
        metric="aiCompleted"
        filters={filters.completed}
        value={share(completed, reached)}
        note={`${whole.format(completed)} ${ofReached}`}
      />
      <Tile
        metric="aiCutOff"
        filters={filters.cutOff}
        value={share(cutOff, reached)}
        note={`${whole.format(cutOff)} ${ofReached}`}
      />
      <Tile
        metric="aiDuration"
        filters={filters.timed}
        value={lengths.median === null ? null : clockDuration(lengths.median)}
        note={
          lengths.mean === null
            ? `known of none ${ofReached}`
            : `mean ${clockDuration(lengths.mean)}; known of ${whole.format(lengths.known)} ${ofReached}`
        }
      />
    </ul>
  );
}

type TileProps = { metric: MetricName; filters: CallFilters; value: string | null; note?: ReactNode };

function Tile({ metric, filters, value, note }: TileProps) {
  return (
    <li className={classes.tile}>
      <span className={classes.tileTitle}>
        <MetricTitle metric={metric} />
      </span>
      <span className={classes.value}>
        <CallsLink filters={filters} of="">
          {value}
        </CallsLink>
      </span>
      <span className={classes.note}>{note}</span>
    </li>
  );
}
