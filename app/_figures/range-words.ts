import { isDayStart, localDateOf, type TimeRange } from '@/lib/analytics/time-range.ts';

/**
 * A range as people say it: 14–20 Nov 2026, or with the time of day where it begins or ends within a day.
 *
 * @param year whether to say the year.
 */
export function rangeWords(range: TimeRange, year = true): string {
  const { from, to, zone } = range;
  const last = new Date(Date.parse(to) - 1);
  const dates = new Intl.DateTimeFormat('en-GB', { ...date, ...(year ? inYear : {}), timeZone: zone });
  if (!isDayStart(from, zone)) {
    const times = new Intl.DateTimeFormat('en-GB', {
      ...date,
      ...(year ? inYear : {}),
      ...time,
      timeZone: zone,
    });
    return `${times.format(new Date(from))} – ${times.format(new Date(to))}`;
  }
  const days = dates
    .formatRange(new Date(from), last)
    .replace(/\s*–\s*/, ' – ')
    .replace(/^(\d+) – /, '$1–');
  if (isDayStart(to, zone)) return days;
  const clock = new Intl.DateTimeFormat('en-GB', { ...time, timeZone: zone });
  return `${days} until ${clock.format(new Date(to))}`;
}

/** What a range is compared with, as the line below a heading says it; the year only where it is another one. */
export function comparedWords(range: TimeRange, before: TimeRange): string {
  return rangeWords(before, yearOf(before) !== yearOf(range));
}

const yearOf = ({ from, zone }: TimeRange) => localDateOf(from, zone).slice(0, 4);

const date = { day: 'numeric', month: 'short' } as const;
const inYear = { year: 'numeric' } as const;
const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
