import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);
dayjs.extend(timezone);

/** An instant in UTC, ISO 8601 with milliseconds, and whether the local time it was read from was doubtful. */
export type ReadTime = { instant: string; doubt: 'ambiguous_local_time' | 'impossible_local_time' | null };

/**
 * Reads a provider's time. With an offset or `Z` it is what it says; without one it is local time in the
 * connection's zone. A local time that occurred twice (clocks back) means the earlier occurrence; one that
 * never occurred (clocks forward) is read with the offset in force before the gap. Both are reported as a
 * doubt. Years outside 2000–2100 and impossible dates are not times: `null`.
 *
 * @param timeZone IANA zone of the connection.
 */
export function readTime(text: string, timeZone: string): ReadTime | null {
  const match = localOrOffset.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour, minute, second, fraction, offset] = match;
  const wallClock = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second ?? 0),
    Math.floor(Number(`0.${fraction ?? 0}`) * 1000),
  );
  if (!isThatDate(wallClock, Number(year), Number(month), Number(day), Number(hour), Number(minute)))
    return null;
  if (Number(year) < 2000 || Number(year) > 2100) return null;
  if (offset !== undefined) return asReadTime(wallClock - offsetMinutes(offset) * 60_000, null);
  return fromWallClock(wallClock, timeZone);
}

// `n` between date and time: a "\n" that lost its backslash on its way into a query string.
const localOrOffset =
  /^(\d{4})-(\d{2})-(\d{2})(?:[ Tn]+)(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

function fromWallClock(wallClock: number, timeZone: string): ReadTime | null {
  const before = zoneOffset(wallClock - 86_400_000, timeZone);
  const after = zoneOffset(wallClock + 86_400_000, timeZone);
  const candidates = [...new Set([before, after])]
    .map((offset) => wallClock - offset * 60_000)
    .filter((instant) => instant + zoneOffset(instant, timeZone) * 60_000 === wallClock)
    .sort((a, b) => a - b);
  const [earliest] = candidates;
  if (earliest === undefined) return asReadTime(wallClock - before * 60_000, 'impossible_local_time');
  return asReadTime(earliest, candidates.length > 1 ? 'ambiguous_local_time' : null);
}

/**
 * Minutes east of UTC. Remembered per day where the offset is the same at its beginning and its end, else per
 * quarter of an hour: every zone changes its offset on one, and none twice within a day.
 */
function zoneOffset(instant: number, timeZone: string): number {
  const day = Math.floor(instant / 86_400_000) * 86_400_000;
  const offset = rememberedOffset(day, timeZone);
  if (offset === rememberedOffset(day + 86_400_000, timeZone)) return offset;
  return rememberedOffset(Math.floor(instant / 900_000) * 900_000, timeZone);
}

function rememberedOffset(instant: number, timeZone: string): number {
  let known = offsets.get(timeZone);
  if (known === undefined || known.size > 50_000) {
    known = new Map();
    offsets.set(timeZone, known);
  }
  let offset = known.get(instant);
  if (offset === undefined) {
    offset = dayjs.utc(instant).tz(timeZone).utcOffset();
    known.set(instant, offset);
  }
  return offset;
}

/** Time zone → instant → offset. */
const offsets = new Map<string, Map<number, number>>();

function offsetMinutes(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0;
  const digits = offset.replace(':', '');
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  return digits.startsWith('-') ? -minutes : minutes;
}

function isThatDate(
  ms: number,
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
): boolean {
  const date = new Date(ms);
  return (
    date.getUTCFullYear() === year &&
    date.getUTCMonth() + 1 === month &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute
  );
}

function asReadTime(ms: number, doubt: ReadTime['doubt']): ReadTime {
  return { instant: new Date(ms).toISOString(), doubt };
}
