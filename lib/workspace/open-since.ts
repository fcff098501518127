import type { BusinessHours, Holiday } from './business-hours.ts';

/** When the business is open, and by whose clock. */
export type OpeningTimes = { zone: string; businessHours: BusinessHours; holidays: readonly Holiday[] };

/** Whether the business is open; `since`: when that began, `null` where it has been open at all hours for a week. */
type OpenState = { open: false } | { open: true; since: string | null };

const minute = 60_000;
const minutesOfDay = 1_440;
const furthest = 7;

/** Whether the business is open at an instant, and since when. Stretches that touch at midnight are one. */
export function openSince(times: OpeningTimes, now: Date): OpenState {
  const local = localTime(now, times.zone);
  let opened = startOfStretch(times, local.date, local.minutes);
  if (opened === undefined) return { open: false };
  let back = 0;
  while (opened === 0 && back < furthest) {
    const before = startOfStretch(times, dateBefore(local.date, back + 1), minutesOfDay - 1);
    if (before === undefined) break;
    back += 1;
    opened = before;
  }
  if (back === furthest) return { open: true, since: null };
  const length = back * minutesOfDay + local.minutes - opened;
  return { open: true, since: instantBefore(now, length, times.zone) };
}

/** The minute of the day at which the stretch began that a minute of a date lies in; undefined while closed. */
function startOfStretch(times: OpeningTimes, date: string, minutes: number): number | undefined {
  if (times.holidays.some((holiday) => holiday.date === date)) return undefined;
  if (Object.keys(times.businessHours).length === 0) return 0;
  const stretches = times.businessHours[weekdayOf(date)] ?? [];
  let start: number | undefined;
  let end = -1;
  for (const { from, to } of stretches) {
    if (minutesOf(from) !== end) start = minutesOf(from);
    end = minutesOf(to);
    if (start !== undefined && start <= minutes && minutes < end) return start;
  }
  return undefined;
}

/** So many minutes of the local clock before an instant, to the minute: a change of the clocks between is evened out. */
function instantBefore(now: Date, minutes: number, zone: string): string {
  const end = Math.floor(now.getTime() / minute) * minute;
  const start = end - minutes * minute;
  const passed = clockOf(new Date(end), zone) - clockOf(new Date(start), zone);
  return new Date(start + (passed - minutes * minute)).toISOString();
}

function localTime(instant: Date, zone: string): { date: string; minutes: number } {
  const text = new Date(clockOf(instant, zone)).toISOString();
  return { date: text.slice(0, 10), minutes: minutesOf(text.slice(11, 16)) };
}

/** The wall clock of a zone, written as if it were UTC. Milliseconds, to the minute. */
function clockOf(instant: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value ?? 0);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

function weekdayOf(date: string): string {
  return String(new Date(`${date}T00:00:00Z`).getUTCDay() || 7);
}

function dateBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
