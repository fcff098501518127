import { grainNames } from '@/app/_figures/bucket-name.ts';
import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { figureHref } from '@/app/_figures/figure-href.ts';
import { GrainLinks } from '@/app/_figures/grain-links.tsx';
import { outcomeStack } from '@/app/_figures/outcome-stack.ts';
import { StackedBars } from '@/app/_figures/stacked-bars.tsx';
import { StackedLegend } from '@/app/_figures/stacked-legend.tsx';
import { StackedTable } from '@/app/_figures/stacked-table.tsx';
import type { CallFigures } from '@/lib/analytics/call-figures.ts';
import type { LeftOut } from '@/lib/analytics/calls-left-out.ts';
import type { FigureAddress } from '@/lib/analytics/figure-address.ts';
import { LeftOutCalls } from './left-out-calls.tsx';
import { NothingEnded } from './nothing-ended.tsx';

type Props = {
  address: FigureAddress;
  /** The overview's, with what it shows beside its filters. */
  path: string;
  figures: CallFigures;
  leftOut: Record<string, LeftOut>;
  /** When the newest call of all started. */
  newestStart: string | null;
  csv: string | null;
};

/** Calls per step of the period, stacked by what came of them. */
export function CallsOverTime({ address, path, figures, leftOut, newestStart, csv }: Props) {
  const { scope, grain, grains } = address;
  const { series, bars } = outcomeStack(
    scope,
    figures.buckets.map((bucket) => ({ ...bucket, outcomes: bucket.totals.outcomes })),
    grain,
  );
  const title = `Calls per ${grain === 'quarter' ? '15 minutes' : grain}`;
  const isEmpty = figures.totals.calls === 0;
  return (
    <FigureCard
      title={title}
      metric="callsOverTime"
      n={figures.totals.calls}
      note="by outcome, by start"
      csv={isEmpty ? null : csv}
      actions={
        <GrainLinks
          current={grain}
          grains={grains}
          hrefOf={(each) => figureHref(path, { ...address, grain: each })}
        />
      }
      {...(isEmpty
        ? { chart: <NothingEnded newestStart={newestStart} zone={scope.range.zone} /> }
        : {
            chart: <StackedBars label={`${title}, by outcome`} series={series} bars={bars} />,
            table: <StackedTable label={title} rowName={grainNames[grain]} series={series} bars={bars} />,
          })}
    >
      <StackedLegend label="Outcomes of the period" series={series} />
      <LeftOutCalls counts={leftOut} />
    </FigureCard>
  );
}
