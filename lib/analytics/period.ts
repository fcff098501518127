import { z } from 'zod';
import { dayStart, lastDays, localDateOf, type TimeRange } from './time-range.ts';

/** The periods a screen offers, as its address names them. */
export const period = z.enum([
  'today',
  'yesterday',
  '7d',
  '14d',
  '30d',
  '90d',
  '365d',
  'month',
  'last-month',
]);
export type Period = z.infer<typeof period>;

/** What the overview shows that was asked for nothing, or for a period that is none. */
export const defaultPeriod: Period = '7d';

type Meaning = { words: string; range: (zone: string, now: Date) => TimeRange };

const last = (days: number) => (zone: string, now: Date) => lastDays(days, zone, now);

/** Periods that are not over yet end with today. */
export const periods: Record<Period, Meaning> = {
  today: { words: 'Today', range: last(1) },
  yesterday: {
    words: 'Yesterday',
    range: (zone, now) => ({ ...lastDays(2, zone, now), to: lastDays(1, zone, now).from }),
  },
  '7d': { words: '7 days', range: last(7) },
  '14d': { words: '14 days', range: last(14) },
  '30d': { words: '30 days', range: last(30) },
  '90d': { words: '90 days', range: last(90) },
  '365d': { words: '365 days', range: last(365) },
  month: {
    words: 'This month',
    range: (zone, now) => ({ ...lastDays(1, zone, now), from: monthStart(0, zone, now) }),
  },
  'last-month': {
    words: 'Last month',
    range: (zone, now) => ({ from: monthStart(-1, zone, now), to: monthStart(0, zone, now), zone }),
  },
};

/** The first instant of the month that lies so many months from now, by the calendar of a zone. */
function monthStart(months: number, zone: string, now: Date): string {
  const [year = 0, month = 1] = localDateOf(now.toISOString(), zone).split('-').map(Number);
  return dayStart(new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10), zone);
}
