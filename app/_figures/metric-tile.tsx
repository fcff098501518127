import type { ReactNode } from 'react';
import { DefinitionPopover } from '@/app/_ui/definition-popover.tsx';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import { type MetricName, metricDefinitions } from '@/lib/analytics/metric-definitions.ts';
import { type Better, changeWords, type MetricChange } from './metric-change.ts';
import classes from './metric-tile.module.css';
import { Sparkline } from './sparkline.tsx';

type Props = {
  metric: MetricName;
  /** As it is shown; `null` when there is no data. */
  value: string | null;
  /** Exactly the calls behind it; `null` where there is no such list. */
  href: string | null;
  /** How many calls the link leads to. */
  count?: number;
  /** Left out where nothing is compared. */
  change?: MetricChange;
  better?: Better;
  /** A value for each step of the period. */
  sparkline?: readonly (number | null)[];
  n?: number | null;
  coverage?: { known: number; eligible: number } | null;
  leftOut?: readonly string[];
  note?: ReactNode;
};

/** The tiles of a screen; `label` says what they are together. */
export function MetricTiles({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={classes.tiles} aria-label={label}>
      {children}
    </ul>
  );
}

/** One figure at a glance: its value, which leads to its calls, how it went, and what it was before. */
export function MetricTile({ metric, value, href, count, change, better = null, ...more }: Props) {
  const { sparkline, n, coverage, leftOut, note } = more;
  const { title, definition } = metricDefinitions[metric];
  return (
    <li className={classes.tile} data-metric={metric}>
      <span className={classes.title}>
        {title}
        <DefinitionPopover
          title={title}
          definition={definition}
          n={n ?? null}
          coverage={coverage ?? null}
          leftOut={leftOut ?? []}
          entry={metric}
        />
      </span>
      <span className={classes.line}>
        <Value title={title} value={value} href={href} metric={metric} count={count} />
        {change !== undefined && <Change change={change} better={better} />}
      </span>
      {sparkline && <Sparkline values={sparkline} />}
      <span className={classes.note}>{note}</span>
    </li>
  );
}

type ValueProps = Pick<Props, 'metric' | 'value' | 'href'> & { title: string; count: number | undefined };

function Value({ title, value, href, metric, count }: ValueProps) {
  if (value === null) {
    return (
      <span className={classes.value}>
        <UnknownValue what="No data" />
      </span>
    );
  }
  if (href === null) return <span className={classes.value}>{value}</span>;
  return (
    <SoftLink
      href={href}
      className={classes.value}
      aria-label={`${title}: ${value}. Show the calls`}
      data-mark={count === undefined ? undefined : metric}
      data-count={count}
    >
      {value}
    </SoftLink>
  );
}

function Change({ change, better }: { change: MetricChange; better: Better }) {
  if (change === null) {
    return (
      <span className={classes.change}>
        <UnknownValue what="Nothing to compare with" />
      </span>
    );
  }
  const { mark, text, spoken, tone } = changeWords(change, better);
  return (
    <span className={classes.change} data-tone={tone} title={spoken}>
      <span aria-hidden="true">
        {mark} {text}
      </span>
      <span className="visually-hidden">{spoken}</span>
    </span>
  );
}
