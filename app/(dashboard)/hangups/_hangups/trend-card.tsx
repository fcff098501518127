import { bucketName, grainNames } from '@/app/_figures/bucket-name.ts';
import { callsHref } from '@/app/_figures/calls-href.ts';
import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { GrainLinks } from '@/app/_figures/grain-links.tsx';
import { StackedBars } from '@/app/_figures/stacked-bars.tsx';
import { StackedLegend } from '@/app/_figures/stacked-legend.tsx';
import type { StackedBar, StackedSeries } from '@/app/_figures/stacked-series.ts';
import { StackedTable } from '@/app/_figures/stacked-table.tsx';
import { reasonColour } from '@/app/_ui/reason-colour.ts';
import type { FigureScope } from '@/lib/analytics/figure-scope.ts';
import { hangupFilters } from '@/lib/analytics/hangup-filters.ts';
import type { HangupTrend, TrendSeries } from '@/lib/analytics/hangup-trend.ts';
import { type Grain, localDateOf } from '@/lib/analytics/time-range.ts';
import { reasonName } from './hangup-names.ts';
import { type HangupsScreen, hangupsHref } from './hangups-screen.ts';

type Props = { screen: HangupsScreen; trend: HangupTrend; csv: string | null };

/** Why calls ended, over time. */
export function TrendCard({ screen, trend, csv }: Props) {
  const { grain, grains, scope } = screen.address;
  const series = seriesOf(scope, trend);
  const bars = barsOf(scope, trend, grain);
  const label = `Ended calls by reason, by ${grainNames[grain].toLowerCase()}`;
  return (
    <FigureCard
      title="Reasons over time"
      metric="hangupTrend"
      csv={csv}
      actions={
        <GrainLinks current={grain} grains={grains} hrefOf={(each) => hangupsHref(screen, { grain: each })} />
      }
      chart={<StackedBars label={label} series={series} bars={bars} />}
      table={<StackedTable label={label} rowName={grainNames[grain]} series={series} bars={bars} />}
    >
      <StackedLegend label="Reasons" series={series} />
    </FigureCard>
  );
}

function seriesOf(scope: FigureScope, { series }: HangupTrend): StackedSeries[] {
  return series.map(({ key, reasons, calls }) => {
    const filters = hangupFilters(scope, { reason: reasons.length === 0 ? null : reasons });
    return {
      key,
      name: seriesName(key),
      colour: reasonColour[key],
      count: calls,
      ...(filters === null ? {} : { href: callsHref(filters) }),
    };
  });
}

/** The bars of the chart, every part with the way to its calls. */
function barsOf({ range }: FigureScope, { buckets }: HangupTrend, grain: Grain): StackedBar[] {
  const last = new Date(Date.parse(range.to) - 1).toISOString();
  const severalDays = localDateOf(range.from, range.zone) !== localDateOf(last, range.zone);
  return buckets.map((bucket) => ({
    key: bucket.from,
    name: bucketName(bucket.label, grain, { severalDays }),
    total: bucket.calls,
    href: callsHref(bucket.filters),
    parts: Object.fromEntries(bucket.parts.map(({ key, calls }) => [key, calls])),
    hrefs: Object.fromEntries(
      bucket.parts.flatMap(({ key, filters }) => (filters === null ? [] : [[key, callsHref(filters)]])),
    ),
  }));
}

function seriesName(key: TrendSeries['key']): string {
  if (key === 'other') return 'Other reasons';
  return reasonName(key === 'not_given' ? null : key);
}
