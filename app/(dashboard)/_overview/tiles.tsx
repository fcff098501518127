import { callsHref } from '@/app/_figures/calls-href.ts';
import { meanWords } from '@/app/_figures/figure-words.ts';
import { changeOf, pointsOf } from '@/app/_figures/metric-change.ts';
import { MetricTile, MetricTiles } from '@/app/_figures/metric-tile.tsx';
import type { CallFigures } from '@/lib/analytics/call-figures.ts';
import type { CallTotals } from '@/lib/analytics/call-totals.ts';
import { behind, type FigureScope } from '@/lib/analytics/figure-scope.ts';
import type { ReportSettings } from '@/lib/analytics/report-settings.ts';
import type { WaitPercentiles } from '@/lib/analytics/wait-percentiles.ts';
import { type TileFigure, tileList } from './tile-list.ts';

type Props = {
  scope: FigureScope;
  figures: CallFigures;
  /** Of the time that is compared with; `null` for nothing. */
  before: CallTotals | null;
  waits: WaitPercentiles;
  settings: ReportSettings;
};

/** The figures of the period at a glance; each leads to the calls behind it. */
export function Tiles({ scope, figures, before, waits, settings }: Props) {
  const percentiles =
    waits.known === 0 ? undefined : `p50 ${meanWords(waits.p50)}, p90 ${meanWords(waits.p90)}`;
  return (
    <MetricTiles label="Figures of the period">
      {tileList(settings).map((tile) => (
        <Tile
          key={tile.metric}
          tile={tile}
          scope={scope}
          figures={figures}
          before={before}
          note={tile.metric === 'asa' ? percentiles : undefined}
        />
      ))}
    </MetricTiles>
  );
}

type TileProps = Pick<Props, 'scope' | 'figures' | 'before'> & { tile: TileFigure; note: string | undefined };

function Tile({ tile, scope, figures: { totals, buckets }, before, note }: TileProps) {
  const value = tile.of(totals);
  const count = tile.count(totals);
  const was = before === null ? null : tile.of(before);
  return (
    <MetricTile
      metric={tile.metric}
      value={tile.words(value)}
      href={count === 0 ? null : callsHref(behind(scope, tile.calls))}
      count={count}
      {...(before === null ? {} : { change: tile.isRate ? pointsOf(value, was) : changeOf(value, was) })}
      better={tile.better}
      sparkline={buckets.map((bucket) => tile.of(bucket.totals))}
      n={value === null ? null : (tile.n?.(totals) ?? count)}
      coverage={tile.coverage?.(totals) ?? null}
      leftOut={tile.more?.(totals) ?? []}
      note={note ?? tile.note?.(totals) ?? null}
    />
  );
}
