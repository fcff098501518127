import { outcomeColour } from '@/app/_ui/outcome-colour.ts';
import { behind, type FigureScope } from '@/lib/analytics/figure-scope.ts';
import { type Bucket, type Grain, localDateOf } from '@/lib/analytics/time-range.ts';
import { outcomeLabels } from '@/lib/calls/labels.ts';
import { type Outcome, outcome } from '@/lib/calls/vocabulary.ts';
import { bucketName } from './bucket-name.ts';
import { callsHref } from './calls-href.ts';
import type { StackedBar, StackedSeries } from './stacked-series.ts';

type CountedBucket = Bucket & { outcomes: Record<Outcome, number> };

/**
 * Calls over time by outcome, as stacked bars, their table and their legend draw them: the outcomes that occur, in
 * the order of the vocabulary, and a bar for each bucket.
 */
export function outcomeStack(
  scope: FigureScope,
  buckets: readonly CountedBucket[],
  grain: Grain,
): { series: StackedSeries[]; bars: StackedBar[] } {
  const countOf = (name: Outcome) => buckets.reduce((sum, { outcomes }) => sum + outcomes[name], 0);
  const series = outcome.options
    .map((name) => ({
      key: name,
      name: outcomeLabels[name].word,
      colour: outcomeColour[name],
      count: countOf(name),
      href: callsHref(behind(scope, { outcome: [name] })),
    }))
    .filter(({ count }) => count > 0);
  const { from, to, zone } = scope.range;
  const lastInstant = new Date(Date.parse(to) - 1).toISOString();
  const severalDays = localDateOf(from, zone) !== localDateOf(lastInstant, zone);
  const bars = buckets.map((bucket): StackedBar => {
    const stretch = { from: bucket.from, to: bucket.to };
    const own = series.filter(({ key }) => bucket.outcomes[key] > 0);
    return {
      key: bucket.from,
      name: bucketName(bucket.label, grain, { severalDays }),
      total: own.reduce((sum, { key }) => sum + bucket.outcomes[key], 0),
      href: callsHref(behind(scope, stretch)),
      parts: Object.fromEntries(own.map(({ key }) => [key, bucket.outcomes[key]])),
      hrefs: Object.fromEntries(
        own.map(({ key }) => [key, callsHref(behind(scope, { ...stretch, outcome: [key] }))]),
      ),
    };
  });
  return { series, bars };
}
