import type { Calendar } from '../calls/filter-url.ts';
import { period, periods } from './period.ts';
import { dayAfter, dayStart } from './time-range.ts';

/** What the words for time in an address mean in a zone at an instant. */
export function calendar(zone: string, now: Date = new Date()): Calendar {
  return {
    zone,
    dayStart: (date) => dayStart(date, zone),
    dayEnd: (date) => dayStart(dayAfter(date), zone),
    period: (name) => {
      const known = period.safeParse(name);
      return known.success ? periods[known.data].range(zone, now) : undefined;
    },
  };
}
