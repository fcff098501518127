import { z } from 'zod';
import { type Grain, lastDays, type TimeRange } from './time-range.ts';

/** The periods a screen offers, as its address names them. All end with today. */
export const period = z.enum(['today', '7d', '14d', '30d']);
export type Period = z.infer<typeof period>;

/** What a screen shows that was asked for nothing, or for a period that is none. */
export const defaultPeriod: Period = '7d';

export const periods: Record<Period, { words: string; days: number; grain: Grain }> = {
  today: { words: 'Today', days: 1, grain: 'hour' },
  '7d': { words: '7 days', days: 7, grain: 'day' },
  '14d': { words: '14 days', days: 14, grain: 'day' },
  '30d': { words: '30 days', days: 30, grain: 'day' },
};

/** The period an address names. */
export function readPeriod(text: unknown): Period {
  const parsed = period.safeParse(text);
  return parsed.success ? parsed.data : defaultPeriod;
}

/** The stretch of time a period means at an instant, in the report zone, and the steps it is drawn in. */
export function periodRange(period: Period, zone: string, now: Date): { range: TimeRange; grain: Grain } {
  const { days, grain } = periods[period];
  return { range: lastDays(days, zone, now), grain };
}
