import type { BusinessHours, Holiday } from '@/lib/workspace/business-hours.ts';

/** Weekdays as settings number them, Monday first. */
export const weekdays = [
  { number: '1', name: 'Monday' },
  { number: '2', name: 'Tuesday' },
  { number: '3', name: 'Wednesday' },
  { number: '4', name: 'Thursday' },
  { number: '5', name: 'Friday' },
  { number: '6', name: 'Saturday' },
  { number: '7', name: 'Sunday' },
] as const;

/** Stretches of a day as a person writes them: `09:00–13:00, 14:00–18:00`. Empty: closed. */
export function hoursText(stretches: BusinessHours[string]): string {
  return (stretches ?? []).map(({ from, to }) => `${from}–${to}`).join(', ');
}

/** The same read back. What is no stretch becomes one that no setting takes. */
export function readHours(text: string): { from: string; to: string }[] {
  return text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [from = '', to = ''] = part.split(/\s*(?:[-–—]|to)\s*/i);
      return { from: clock(from), to: clock(to) };
    });
}

/** Holidays as lines: `2026-12-25 Christmas`. */
export function holidaysText(holidays: readonly Holiday[]): string {
  return holidays.map(({ date, name }) => `${date} ${name}`).join('\n');
}

/** The same read back. */
export function readHolidays(text: string): Holiday[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [date = '', ...name] = line.split(/\s+/);
      return { date, name: name.join(' ') || 'Closed' };
    });
}

/** `9` and `9:30` as `09:00` and `09:30`. */
function clock(text: string): string {
  const [, hours, minutes = '00'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text) ?? [];
  return hours === undefined ? text : `${hours.padStart(2, '0')}:${minutes}`;
}
