import { z } from 'zod';
import type { Period } from './period.ts';
import { datePlus, dayStart, isDayStart, localDateOf, type TimeRange } from './time-range.ts';

/** What figures are compared with: the same stretch of time just before, the same a year before, or nothing. */
export const comparison = z.enum(['previous', 'year', 'none']);
export type Comparison = z.infer<typeof comparison>;

const quarterHour = 900_000;

/**
 * The range that another is compared with, by the calendar of its zone: as many days before, of a month the month
 * before, of a year the same dates. Of a period that is not over, only as much of the other as has passed of it,
 * to the quarter of an hour, so that a Monday morning is compared with a Monday morning. `null` for nothing to
 * compare.
 */
export function comparedRange(
  range: TimeRange,
  { period, with: wanted, now }: { period: Period | null; with: Comparison; now: Date },
): TimeRange | null {
  if (wanted === 'none') return null;
  const { zone } = range;
  const from = Date.parse(range.from);
  const to = Date.parse(range.to);
  const passed = Math.floor(Math.min(to, now.getTime()) / quarterHour) * quarterHour;
  if (passed <= from) return null;

  const move = mover(range, period, wanted);
  const start = move(range.from);
  const end = move(range.to);
  if (passed >= to) return { from: start, to: end, zone };
  const [until = end] = [move(new Date(passed).toISOString()), end].sort();
  return until > start ? { from: start, to: until, zone } : null;
}

/** How an instant of a range moves to the other one: to another date, at the same time of day. */
function mover(range: TimeRange, period: Period | null, wanted: 'previous' | 'year') {
  const { zone } = range;
  if (wanted === 'previous' && !(isDayStart(range.from, zone) && isDayStart(range.to, zone))) {
    const length = Date.parse(range.to) - Date.parse(range.from);
    return (instant: string) => new Date(Date.parse(instant) - length).toISOString();
  }
  const first = localDateOf(range.from, zone);
  const days = daysBetween(first, localDateOf(range.to, zone));
  const moveDate = (date: string) => {
    if (wanted === 'year') return monthsBefore(date, 12);
    return period === 'month' || period === 'last-month' ? monthsBefore(date, 1) : datePlus(date, -days);
  };
  return (instant: string) => {
    const date = localDateOf(instant, zone);
    const sinceMidnight = Date.parse(instant) - Date.parse(dayStart(date, zone));
    const moved = Date.parse(dayStart(moveDate(date), zone)) + sinceMidnight;
    return new Date(moved).toISOString();
  };
}

function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000);
}

/** The same day of an earlier month, or its last where it has fewer days. */
function monthsBefore(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const length = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, length))).toISOString().slice(0, 10);
}
