import { callsHref } from '@/app/_figures/calls-href.ts';
import { rateWords } from '@/app/_figures/figure-words.ts';
import { changeOf, type MetricChange, pointsOf } from '@/app/_figures/metric-change.ts';
import { MetricTile, MetricTiles } from '@/app/_figures/metric-tile.tsx';
import { clockDuration } from '@/app/_ui/clock-duration.ts';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { AiCallFilters } from '@/lib/analytics/ai-call-filters.ts';
import type { AiTotals } from '@/lib/analytics/ai-figures.ts';
import { ratio } from '@/lib/analytics/ratio.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';

type Props = {
  totals: AiTotals;
  /** Of the time that is compared with; `null` for nothing. */
  before: AiTotals | null;
  filters: AiCallFilters;
};

/** The figures at a glance, each with how many calls it is of and how it was before. */
export function AiTiles({ totals, before, filters }: Props) {
  const { calls, reached, completed, cutOff, lengths } = totals;
  const compared = (change: (was: AiTotals) => MetricChange) =>
    before === null ? {} : { change: change(before) };
  const link = (count: number, behindIt: CallFilters) => ({
    count,
    href: count === 0 ? null : callsHref(behindIt),
  });
  const partOf = (part: number, whole: number, words: string) =>
    whole === 0 ? null : `${wholeNumber(part)} of ${wholeNumber(whole)} ${words}`;
  return (
    <MetricTiles label="Figures of the period">
      <MetricTile
        metric="aiCalls"
        value={wholeNumber(calls)}
        {...link(calls, filters.calls)}
        {...compared((was) => changeOf(calls, was.calls))}
      />
      <MetricTile
        metric="aiReached"
        value={rateWords(ratio(reached, calls))}
        {...link(reached, filters.reached)}
        {...compared((was) => pointsOf(ratio(reached, calls), ratio(was.reached, was.calls)))}
        better="up"
        n={calls}
        note={partOf(reached, calls, 'calls')}
      />
      <MetricTile
        metric="aiCompleted"
        value={rateWords(ratio(completed, reached))}
        {...link(completed, filters.completed)}
        {...compared((was) => pointsOf(ratio(completed, reached), ratio(was.completed, was.reached)))}
        better="up"
        n={reached}
        note={partOf(completed, reached, 'reached')}
      />
      <MetricTile
        metric="aiCutOff"
        value={rateWords(ratio(cutOff, reached))}
        {...link(cutOff, filters.cutOff)}
        {...compared((was) => pointsOf(ratio(cutOff, reached), ratio(was.cutOff, was.reached)))}
        better="down"
        n={reached}
        note={partOf(cutOff, reached, 'reached')}
      />
      <MetricTile
        metric="aiDuration"
        value={lengths.median === null ? null : clockDuration(lengths.median)}
        {...link(lengths.known, filters.timed)}
        {...compared((was) => changeOf(lengths.median, was.lengths.median))}
        n={lengths.known}
        coverage={{ known: lengths.known, eligible: reached }}
        note={lengths.mean === null ? null : `mean ${clockDuration(lengths.mean)}`}
      />
    </MetricTiles>
  );
}
