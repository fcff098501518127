import { callsHref } from '@/app/_figures/calls-href.ts';
import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { meanWords } from '@/app/_figures/figure-words.ts';
import { HeatMap } from '@/app/_figures/heat-map.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { behind, type FigureScope } from '@/lib/analytics/figure-scope.ts';
import { type HeatMetric, type HourOfWeek, heatMetric } from '@/lib/analytics/heat-map.ts';
import { metricDefinitions } from '@/lib/analytics/metric-definitions.ts';
import {
  answerRate,
  asa,
  connectRate,
  missed,
  netOffered,
  reachable,
  serviceLevel,
} from '@/lib/analytics/metrics.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';
import { outcome } from '@/lib/calls/vocabulary.ts';
import { HeatMetricChoice } from './heat-metric-choice.tsx';

type Props = {
  scope: FigureScope;
  hours: HourOfWeek[];
  metric: HeatMetric;
  hrefOf: (metric: HeatMetric) => string;
  now: { weekday: number; hour: number };
  /** The first day of the week by the settings: Monday is 1. */
  weekStart: number;
  csv: string | null;
};

type Shown = {
  title: string;
  value: (hour: HourOfWeek) => number | null;
  words: (value: number | null) => string | null;
  /** The calls that it is of, and how many. */
  calls: CallFilters;
  count: (hour: HourOfWeek) => number;
};

const percent = new Intl.NumberFormat('en-GB', { style: 'percent' });
/** In whole percent: a cell has room for no more. */
const wholeRate = (value: number | null) => (value === null ? null : percent.format(value));
const counted = (value: number | null) => (value === null ? null : wholeNumber(value));
const inbound: CallFilters = { direction: ['inbound'] };
const offered: CallFilters = { ...inbound, outcome: outcome.exclude(['blocked']).options };

/** What a heat map can show, in the order in which it is offered. */
const heatFigures: Record<HeatMetric, Shown> = {
  calls: {
    title: metricDefinitions.ended.title,
    value: ({ calls }) => (calls === 0 ? null : calls),
    ...{ words: counted, calls: {}, count: ({ calls }) => calls },
  },
  offered: {
    title: metricDefinitions.offered.title,
    value: (hour) => (hour.offered === 0 ? null : hour.offered),
    ...{ words: counted, calls: offered, count: (hour) => hour.offered },
  },
  missed: {
    title: metricDefinitions.missed.title,
    value: (hour) => (hour.offered === 0 ? null : missed(hour)),
    words: counted,
    calls: { ...inbound, outcome: outcome.exclude(['blocked', 'answered']).options, isShortAbandoned: false },
    count: missed,
  },
  answerRate: {
    title: metricDefinitions.answerRate.title,
    value: answerRate,
    ...{ words: wholeRate, calls: offered, count: (hour) => hour.offered },
  },
  asa: {
    title: metricDefinitions.asa.title,
    value: asa,
    words: meanWords,
    calls: { ...inbound, outcome: ['answered'], wait: { min: 0 } },
    count: (hour) => hour.waitCount,
  },
  serviceLevel: {
    title: metricDefinitions.serviceLevel.title,
    value: serviceLevel,
    words: wholeRate,
    calls: { ...offered, isShortAbandoned: false },
    count: netOffered,
  },
  connectRate: {
    title: metricDefinitions.connectRate.title,
    value: connectRate,
    words: wholeRate,
    calls: { direction: ['outbound'], outcome: outcome.exclude(['agent_no_answer']).options },
    count: reachable,
  },
};

/** When in the week it happens: a chosen figure by weekday and hour. */
export function WeekHeatMap({ scope, hours, metric, hrefOf, now, weekStart, csv }: Props) {
  const { title, value, words, calls, count } = heatFigures[metric];
  const cells = hours.map((hour) => {
    const shown = value(hour);
    const at: CallFilters = { weekday: [hour.weekday], hour: [hour.hour], zone: scope.range.zone };
    return {
      ...{ weekday: hour.weekday, hour: hour.hour, value: shown, text: words(shown) ?? '—' },
      ...{ href: callsHref(behind(scope, { ...calls, ...at })), count: count(hour) },
    };
  });
  return (
    <FigureCard
      title="Hours of the week"
      metric="heatMap"
      n={hours.reduce((sum, hour) => sum + count(hour), 0)}
      note={title}
      csv={csv}
      actions={
        <HeatMetricChoice
          current={metric}
          options={heatMetric.options.map((value) => ({
            value,
            label: heatFigures[value].title,
            href: hrefOf(value),
          }))}
        />
      }
      chart={<HeatMap label={`${title} by weekday and hour`} weekStart={weekStart} cells={cells} now={now} />}
    />
  );
}
