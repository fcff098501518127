import type { Calendar } from '../lib/calls/filter-url.ts';

/** What words for time mean, for tests of addresses: days that begin as nobody's own clock has them. */
export const sampleCalendar: Calendar = {
  zone: 'UTC',
  dayStart: (date) => `${date}T18:30:00.000Z`,
  dayEnd: (date) => `${date}T23:59:00.000Z`,
  period: (name) =>
    name === 'today' ? { from: '2026-11-20T18:30:00.000Z', to: '2026-11-21T18:30:00.000Z' } : undefined,
};
