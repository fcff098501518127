import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { AppError } from '../http/app-error.ts';

dayjs.extend(utc);

/** A half-open stretch of time, from ≤ t < to, in UTC, read by the calendar and the clock of an IANA zone. */
export type TimeRange = { from: string; to: string; zone: string };

/** What one bar of a chart stands for. */
export const grain = z.enum(['quarter', 'hour', 'day', 'week', 'month']);
export type Grain = z.infer<typeof grain>;

/**
 * One bucket, from ≤ t < to in UTC. `label` is the local date it begins on (2026-11-21), for hours and
 * quarters of one with the local time (2026-11-21T09:00); where the clocks go back, two have the same label.
 */
export type Bucket = { from: string; to: string; label: string };

/** A chart with more bars than this says nothing; a query for more would only hurt. */
export const mostBuckets = 1000;

/**
 * Cuts a range into buckets without gap or overlap, empty ones included, the first and the last clipped to the
 * range. Days have 23 or 25 hours where the clocks change, and a day that a zone left out has no bucket.
 *
 * @param weekStart the weekday on which weeks begin: Monday is 1, Sunday 7.
 * @throws {AppError} `invalid_input` for an empty range or more than `mostBuckets`.
 */
export function bucketsOf(range: TimeRange, grain: Grain, weekStart = 1): Bucket[] {
  const from = Date.parse(range.from);
  const to = Date.parse(range.to);
  if (!(from < to))
    throw new AppError('invalid_input', 'The period ends before it begins. Choose another one.');
  const buckets: Bucket[] = [];
  let start = floorTo(from, grain, range.zone, weekStart);
  while (start.at < to) {
    if (buckets.length === mostBuckets) {
      throw new AppError(
        'invalid_input',
        'The period is too long for such small steps. Choose a shorter one.',
      );
    }
    const next = following(start, grain, range.zone);
    const bucket = {
      from: iso(Math.max(start.at, from)),
      to: iso(Math.min(next.at, to)),
      label: start.label,
    };
    if (bucket.from < bucket.to) buckets.push(bucket);
    start = next;
  }
  return buckets;
}

/**
 * Which of the buckets an instant column falls into, counted from 0, as SQL to group by. It is made from the
 * buckets themselves, so that the database's grouping and the zero-filled list cannot disagree about a zone.
 * Meaningful only for rows that are `within` the range.
 */
export function bucketIndex(buckets: Bucket[], column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(width_bucket(${column}, ${buckets.map((bucket) => bucket.from)}::timestamptz[]) - 1)`;
}

/** Rows of the range by an instant column, as an SQL condition. */
export function within(range: Pick<TimeRange, 'from' | 'to'>, column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${column} >= ${range.from}::timestamptz AND ${column} < ${range.to}::timestamptz)`;
}

/** The last days in a zone, today included and not over yet: from the start of the first to the end of today. */
export function lastDays(days: number, zone: string, now: Date): TimeRange {
  const today = localDate(now.getTime(), zone);
  return {
    from: iso(startOfDay(addDays(today, 1 - days), zone)),
    to: iso(startOfDay(addDays(today, 1), zone)),
    zone,
  };
}

/** The first instant of a local date (YYYY-MM-DD), UTC. Where midnight is skipped: the end of the gap. */
export function dayStart(date: string, zone: string): string {
  return iso(startOfDay(date, zone));
}

/** The date on which an instant falls in a zone, YYYY-MM-DD. */
export function localDateOf(instant: string, zone: string): string {
  return localDate(Date.parse(instant), zone);
}

/** Whether days of a zone begin at an instant. */
export function isDayStart(instant: string, zone: string): boolean {
  return startOfDay(localDate(Date.parse(instant), zone), zone) === Date.parse(instant);
}

/** The local date so many days after this one, or before it, YYYY-MM-DD, by the calendar alone. */
export function datePlus(date: string, days: number): string {
  return addDays(date, days);
}

/** The Monday on which the ISO week of a local date begins, YYYY-MM-DD. */
export function mondayOf(date: string): string {
  return firstDateOf(date, 'week', 1);
}

/** The weekday (Monday is 1, Sunday 7) and the hour of an instant by the clock of a zone. */
export function hourOfWeek(instant: Date, zone: string): { weekday: number; hour: number } {
  const local = dayjs.utc(localTime(instant.getTime(), zone));
  return { weekday: ((local.day() + 6) % 7) + 1, hour: local.hour() };
}

/** The local date after this one, YYYY-MM-DD, by the calendar alone. */
export function dayAfter(date: string): string {
  return addDays(date, 1);
}

type Start = { at: number; label: string };

function floorTo(instant: number, grain: Grain, zone: string, weekStart: number): Start {
  const length = clockLengths[grain];
  if (length !== undefined) return timeAt(instant - (localTime(instant, zone) % length), zone);
  return dateStart(firstDateOf(localDate(instant, zone), grain, weekStart), zone);
}

function following(start: Start, grain: Grain, zone: string): Start {
  const length = clockLengths[grain];
  // A zone that shifts by half an hour makes one shorter hour, so that the next begins on the full one again.
  if (length !== undefined) return timeAt(start.at + length - (localTime(start.at, zone) % length), zone);
  if (grain === 'day') return dateStart(addDays(start.label, 1), zone);
  if (grain === 'week') return dateStart(addDays(start.label, 7), zone);
  return dateStart(firstDateOf(addDays(start.label, 31), 'month', 1), zone);
}

function firstDateOf(date: string, grain: Grain, weekStart: number): string {
  if (grain === 'month') return `${date.slice(0, 7)}-01`;
  if (grain === 'day') return date;
  const daysSinceStart = (dayjs.utc(date).day() + 7 - (weekStart % 7)) % 7;
  return addDays(date, -daysSinceStart);
}

const timeAt = (at: number, zone: string): Start => ({ at, label: iso(localTime(at, zone)).slice(0, 16) });
const dateStart = (date: string, zone: string): Start => ({ at: startOfDay(date, zone), label: date });

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Grains that the clock decides and not the calendar, in milliseconds. */
const clockLengths: Partial<Record<Grain, number>> = { quarter: 15 * minute, hour };

function startOfDay(date: string, zone: string): number {
  const midnight = Date.parse(`${date}T00:00:00.000Z`);
  const offsets = [zoneOffset(midnight - day, zone), zoneOffset(midnight + day, zone)];
  const occurrences = offsets
    .map((offset) => midnight - offset)
    .filter((at) => localTime(at, zone) === midnight);
  if (occurrences.length > 0) return Math.min(...occurrences);

  // Midnight was skipped. Before the gap it is earlier than midnight, after it later: halve until they touch.
  let before = midnight - Math.max(...offsets);
  let after = midnight - Math.min(...offsets);
  while (after - before > minute) {
    const middle = before + Math.floor((after - before) / 2 / minute) * minute;
    if (localTime(middle, zone) < midnight) before = middle;
    else after = middle;
  }
  return after;
}

/** The wall clock at an instant, written as if it were UTC. */
function localTime(instant: number, zone: string): number {
  return instant + zoneOffset(instant, zone);
}

function localDate(instant: number, zone: string): string {
  return iso(localTime(instant, zone)).slice(0, 10);
}

// The runtime's own zone data, asked directly: a chart by the hour asks thousands of times, and dayjs's zone
// plugin takes a tenth of a millisecond for each.
function zoneOffset(instant: number, zone: string): number {
  let format = offsetFormats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    offsetFormats.set(zone, format);
  }
  const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name) ?? [];
  const offset = Number(hours ?? 0) * hour + Number(minutes ?? 0) * minute;
  return sign === '-' ? -offset : offset;
}

const offsetFormats = new Map<string, Intl.DateTimeFormat>();

function addDays(date: string, days: number): string {
  return dayjs.utc(date).add(days, 'day').format('YYYY-MM-DD');
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
