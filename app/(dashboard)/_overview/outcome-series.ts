import { formatDate } from '@/app/_ui/format-instant.ts';
import type { CallsByOutcome } from '@/lib/analytics/calls-by-outcome.ts';
import type { Grain } from '@/lib/analytics/time-range.ts';
import { type Outcome, outcome } from '@/lib/calls/vocabulary.ts';
import { callsHref } from './calls-href.ts';

/** What the chart, its table and its legend draw: plain data that a browser can be sent. */
export type OutcomeSeries = {
  /** Outcomes that occur in the period, in the order of the vocabulary, with their calls. */
  outcomes: { outcome: Outcome; calls: number }[];
  buckets: { key: string; name: string; calls: number; counts: Record<Outcome, number>; href: string }[];
};

/** The figures as a picture needs them. A link with `&outcome=` added leads to the calls of one part of a bar. */
export function outcomeSeries(figures: CallsByOutcome, grain: Grain): OutcomeSeries {
  return {
    outcomes: outcome.options
      .map((outcome) => ({ outcome, calls: figures.outcomes[outcome] }))
      .filter(({ calls }) => calls > 0),
    buckets: figures.buckets.map((bucket) => ({
      key: bucket.from,
      name: grain === 'hour' ? bucket.label.slice(11) : formatDate(bucket.label),
      calls: bucket.calls,
      counts: bucket.outcomes,
      href: callsHref({ from: bucket.from, to: bucket.to, state: ['ended'] }),
    })),
  };
}
