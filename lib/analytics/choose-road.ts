import type { CallFilters } from '../calls/filters.ts';
import type { Dates } from './counter-stretches.ts';
import type { FigureScope } from './figure-scope.ts';
import { reportSettings } from './report-settings.ts';
import { dayAfter, dayStart, isDayStart, localDateOf, type TimeRange } from './time-range.ts';

type Stretch = Pick<TimeRange, 'from' | 'to'>;

/**
 * Where figures of a scope are read from. `counters`: whole days of the report zone from the counters of days
 * (dates, the last one not included), and what is left at the ends, which begins and ends on quarters of an hour.
 * `calls`: from the calls themselves.
 */
export type Road = { by: 'counters'; days: Dates | null; rest: Stretch[] } | { by: 'calls' };

/**
 * Chooses the quickest road that says exactly the same. Counters hold no test calls, and only what they are grouped
 * by can be filtered. While the counters of days are made anew for another zone they are
 * left alone.
 *
 * @param grouped the filters that the counters in question can be narrowed by.
 */
export async function chooseRoad(
  { range, filters }: FigureScope,
  grouped: readonly (keyof CallFilters)[],
): Promise<Road> {
  const { isTest, direction, ...others } = filters;
  const asked = Object.entries(others).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  const known: readonly string[] = grouped;
  if (isTest !== false || direction === undefined) return { by: 'calls' };
  if (!asked.every((name) => known.includes(name))) return { by: 'calls' };
  if (!(isQuarter(range.from) && isQuarter(range.to))) return { by: 'calls' };

  const { zone, progress } = await reportSettings();
  // Counters that a migration has made anew may have had none of them before.
  if (progress !== null && direction.includes('internal')) return { by: 'calls' };
  if (zone !== range.zone || progress !== null) return { by: 'counters', days: null, rest: [range] };
  const first = firstDayStart(range);
  const last = localDateOf(range.to, range.zone);
  if (first >= last) return { by: 'counters', days: null, rest: [range] };
  const rest = [
    { from: range.from, to: dayStart(first, range.zone) },
    { from: dayStart(last, range.zone), to: range.to },
  ];
  return {
    by: 'counters',
    days: { from: first, to: last },
    rest: rest.filter(({ from, to }) => from < to),
  };
}

const quarterHour = 900_000;
const isQuarter = (instant: string) => Date.parse(instant) % quarterHour === 0;

/** The date of the first day that begins in a range. */
function firstDayStart({ from, zone }: TimeRange): string {
  const date = localDateOf(from, zone);
  return isDayStart(from, zone) ? date : dayAfter(date);
}
