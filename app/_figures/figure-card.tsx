import { type ReactNode, useId } from 'react';
import { DefinitionPopover } from '@/app/_ui/definition-popover.tsx';
import { type MetricName, metricDefinitions } from '@/lib/analytics/metric-definitions.ts';
import { ChartOrTable } from './chart-or-table.tsx';
import classes from './figure-card.module.css';

type Props = {
  title: string;
  /** What the ⓘ explains. */
  metric?: MetricName;
  n?: number | null;
  coverage?: { known: number; eligible: number } | null;
  leftOut?: readonly string[];
  /** A few words beside the title: what it is by, of when it is. */
  note?: ReactNode;
  /** Where the figures can be had as CSV; `null` for whom they cannot. */
  csv?: string | null;
  /** Other controls of this card. */
  actions?: ReactNode;
  chart?: ReactNode;
  /** The same figures as numbers; also what is printed and what a screen reader reads. */
  table?: ReactNode;
  /** Below both: a legend, what is left out. */
  children?: ReactNode;
};

/** One picture of figures with its heading, its explanation and its numbers. */
export function FigureCard({ title, metric, note, csv, actions, chart, table, children, ...of }: Props) {
  const id = useId();
  const explained = metric === undefined ? null : metricDefinitions[metric];
  const heading = (
    <div className={classes.heading}>
      <h2 id={id}>{title}</h2>
      {explained && (
        <DefinitionPopover title={explained.title} definition={explained.definition} entry={metric} {...of} />
      )}
      {note && <small>{note}</small>}
    </div>
  );
  const controls = (
    <>
      {actions}
      {csv !== undefined && csv !== null && (
        <a href={csv} download className={classes.csv} aria-label={`${title} as CSV`}>
          CSV
        </a>
      )}
    </>
  );
  return (
    <section className={classes.card} aria-labelledby={id}>
      {chart && table ? (
        <ChartOrTable title={title} heading={heading} controls={controls} chart={chart} table={table} />
      ) : (
        <>
          <div className={classes.head}>
            {heading}
            <div className={classes.controls}>{controls}</div>
          </div>
          {chart ?? table}
        </>
      )}
      {children}
    </section>
  );
}
