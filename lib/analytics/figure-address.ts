import type { z } from 'zod';
import { filtersFromUrl, filtersToUrl, type SearchParameters } from '../calls/filter-url.ts';
import type { CallFilters } from '../calls/filters.ts';
import { calendar } from './calendar.ts';
import { type Comparison, comparedRange, comparison } from './comparison.ts';
import { type FigureScope, figureScope } from './figure-scope.ts';
import { defaultPeriod, type Period, period, periods } from './period.ts';
import {
  bucketsOf,
  datePlus,
  dayStart,
  type Grain,
  grain as grainOf,
  localDateOf,
  type TimeRange,
} from './time-range.ts';

/** What a screen of figures shows, as its address says it. */
export type FigureAddress = {
  /** What was chosen, the period with its instants included, as `figureQuery` writes it. */
  filters: CallFilters;
  /** The named period; `null` where dates or instants were chosen. */
  period: Period | null;
  scope: FigureScope;
  grain: Grain;
  /** The grains that the range can be drawn in, the finest first. */
  grains: Grain[];
  compare: Comparison;
  /** What the scope is compared with; `null` for nothing. */
  before: FigureScope | null;
  /** Parts of the address that meant nothing and were left out. */
  unusable: string[];
};

/** More bars than this are asked for by mistake. */
const mostBars = 400;
const defaultComparison: Comparison = 'previous';

const hour = 3_600_000;
const day = 24 * hour;
/** Milliseconds. */
const longestRange = 3660 * day;

/**
 * Reads the address of a screen of figures: filters as the list of calls has them, `grain` and `compare`. A period
 * without an end lasts to the end of today, one without a beginning has the thirty days before its end. What was
 * chosen for nothing, or for a period that cannot be, is the default one.
 *
 * @param zone the report time zone, by whose days and clock the address is read.
 */
export function readFigureAddress(parameters: SearchParameters, zone: string, now: Date): FigureAddress {
  const read = filtersFromUrl(parameters, calendar(zone, now));
  const unusable = [...read.unusable];
  const { state, ...chosen } = read.filters;
  if (state !== undefined) unusable.push(`state=${state.join(',')}`);

  const { filters, range, isUsable } = withRange(chosen, zone, now);
  if (!isUsable) unusable.push(...timeOf(parameters));
  const named = period.safeParse(filters.period);
  const namedPeriod = named.success ? named.data : null;
  const scope = figureScope(range, filters);

  const wanted = readWord(grainOf, 'grain', parameters, unusable);
  const possible = grainOf.options.filter((grain) => barsOf(range, grain) <= mostBars);
  const grain = wanted !== null && possible.includes(wanted) ? wanted : automaticGrain(range);
  const compare = readWord(comparison, 'compare', parameters, unusable) ?? defaultComparison;
  const before = comparedRange(range, { period: namedPeriod, with: compare, now });
  return {
    filters,
    period: namedPeriod,
    scope,
    grain,
    // One bar alone is no chart, unless it was asked for.
    grains: possible.filter((each) => each === grain || barsOf(range, each) > 1),
    compare,
    before: before === null ? null : { range: before, filters: scope.filters },
    unusable,
  };
}

/** The shortest address that is read as this, without a leading question mark: defaults are left out. */
export function figureQuery({
  filters: { state: _, ...filters },
  grain,
  compare,
}: {
  filters: CallFilters;
  grain?: Grain;
  compare?: Comparison;
}): string {
  const { period: named, from, to, ...others } = filters;
  const isAutomatic =
    from !== undefined && to !== undefined && from < to && grain === automaticGrain({ from, to });
  return [
    filtersToUrl(named === defaultPeriod ? others : filters),
    grain === undefined || isAutomatic ? '' : `grain=${grain}`,
    compare === undefined || compare === defaultComparison ? '' : `compare=${compare}`,
  ]
    .filter((part) => part !== '')
    .join('&');
}

/** The filters with a period of two ends, and its range. */
function withRange(
  filters: CallFilters,
  zone: string,
  now: Date,
): { filters: CallFilters; range: TimeRange; isUsable: boolean } {
  const { from, to } = filters;
  if (from !== undefined || to !== undefined) {
    const range = { from: from ?? monthBefore(to ?? '', zone), to: to ?? endOfToday(zone, now), zone };
    const length = Date.parse(range.to) - Date.parse(range.from);
    if (length > 0 && length <= longestRange) return { filters, range, isUsable: true };
  }
  const range = periods[defaultPeriod].range(zone, now);
  return {
    filters: { ...filters, period: defaultPeriod, from: range.from, to: range.to },
    range,
    isUsable: from === undefined && to === undefined,
  };
}

function endOfToday(zone: string, now: Date): string {
  return dayStart(datePlus(localDateOf(now.toISOString(), zone), 1), zone);
}

/** The beginning of the thirty days of which the last is over at an instant, or goes on. */
function monthBefore(to: string, zone: string): string {
  const last = localDateOf(new Date(Date.parse(to) - 1).toISOString(), zone);
  return dayStart(datePlus(last, -29), zone);
}

/** The grain that shows a range in bearable detail. Days may have an hour more, where the clocks go back. */
function automaticGrain({ from, to }: Pick<TimeRange, 'from' | 'to'>): Grain {
  const length = Date.parse(to) - Date.parse(from);
  if (length <= 12 * hour) return 'quarter';
  if (length <= 2 * day + hour) return 'hour';
  if (length <= 92 * day + hour) return 'day';
  return length <= 400 * day + hour ? 'week' : 'month';
}

const shortest: Record<Grain, number> = {
  quarter: hour / 4,
  hour,
  day: 23 * hour,
  week: 7 * day - hour,
  month: 28 * day - hour,
};

/** How many bars a range has; infinite where it would take long to say. */
function barsOf(range: TimeRange, grain: Grain): number {
  const length = Date.parse(range.to) - Date.parse(range.from);
  return length / shortest[grain] > 2 * mostBars ? Number.POSITIVE_INFINITY : bucketsOf(range, grain).length;
}

function readWord<Word extends string>(
  words: z.ZodType<Word>,
  name: string,
  parameters: SearchParameters,
  unusable: string[],
): Word | null {
  const given = [parameters[name] ?? []].flat().filter((text) => text !== '');
  if (given.length === 0) return null;
  const parsed = words.safeParse(given.join(','));
  if (parsed.success) return parsed.data;
  unusable.push(`${name}=${given.join(',').slice(0, 80)}`);
  return null;
}

/** The parts of an address that speak of time. */
function timeOf(parameters: SearchParameters): string[] {
  return ['from', 'to'].flatMap((name) => {
    const given = [parameters[name] ?? []].flat().join(',');
    return given === '' ? [] : [`${name}=${given.slice(0, 80)}`];
  });
}
