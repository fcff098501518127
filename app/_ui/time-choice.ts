import { period, periods } from '@/lib/analytics/period.ts';
import { localDateOf } from '@/lib/analytics/time-range.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';

/** The period that filters hold, as its form shows it. */
export type TimeChoice = {
  /** The named periods. */
  periods: { value: string; label: string }[];
  /** The one that is chosen, `custom` for dates or instants, or empty for all time. */
  chosen: string;
  /** Dates of the report zone, where the period has an end there; else empty. */
  from: string;
  to: string;
};

/** The period of filters as a choice, with its ends as dates of the report zone. */
export function timeChoice({ period: named, from, to }: CallFilters, zone: string): TimeChoice {
  return {
    periods: period.options.map((value) => ({ value, label: periods[value].words })),
    chosen: named ?? (from === undefined && to === undefined ? '' : 'custom'),
    from: from === undefined ? '' : localDateOf(from, zone),
    // The end is the first instant that does not belong to the period: its last day is the day before that.
    to: to === undefined ? '' : localDateOf(new Date(Date.parse(to) - 1).toISOString(), zone),
  };
}
