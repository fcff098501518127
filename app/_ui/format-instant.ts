/** How much of an instant is said. `exact` is for where fractions of a second may matter. */
export type InstantStyle = 'full' | 'exact' | 'minute' | 'time';

/** A UTC instant as the clocks of an IANA zone show it: 21 Nov 2026, 13:11:09. */
export function formatInstant(at: string, zone: string, style: InstantStyle = 'full'): string {
  return new Intl.DateTimeFormat('en-GB', { ...parts[style], timeZone: zone }).format(new Date(at));
}

/** A local date (2026-11-21) as a chart and a table say it: Sat 21 Nov. */
export function formatDate(date: string): string {
  return dateFormat.format(new Date(`${date.slice(0, 10)}T00:00:00Z`)).replace(',', '');
}

const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
const minute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const parts: Record<InstantStyle, Intl.DateTimeFormatOptions> = {
  time,
  full: { day: 'numeric', month: 'short', year: 'numeric', ...time },
  minute: { day: 'numeric', month: 'short', year: 'numeric', ...minute },
  exact: { day: 'numeric', month: 'short', year: 'numeric', ...time, fractionalSecondDigits: 3 },
};
const dateFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
