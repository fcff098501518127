import { period, periods } from '@/lib/analytics/period.ts';
import { localDateOf } from '@/lib/analytics/time-range.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';
import { TimeForm } from './time-form.tsx';

type Props = { filters: CallFilters; query: string; zone: string };

/** The period of the list, with its ends as dates of the report zone. */
export function TimeControl({ filters: { period: named, from, to }, query, zone }: Props) {
  // The end is the first instant that does not belong to the period: its last day is the day before that.
  const last = to === undefined ? '' : localDateOf(new Date(Date.parse(to) - 1).toISOString(), zone);
  return (
    <TimeForm
      query={query}
      periods={period.options.map((value) => ({ value, label: periods[value].words }))}
      chosen={named ?? (from === undefined && to === undefined ? '' : 'custom')}
      from={from === undefined ? '' : localDateOf(from, zone)}
      to={last}
    />
  );
}
