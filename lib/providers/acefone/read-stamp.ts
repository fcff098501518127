import type { InterpretationContext } from '../provider.ts';
import { type ReadTime, readTime } from '../provider-time.ts';
import type { AcefoneSettings } from './settings.ts';

/**
 * Reads a time in any of the forms that one account mixes: `2026-07-11 20:39:28`, the dialer's
 * `7/11/2026, 9:12:56 PM` (month first), seconds or milliseconds since 1970, ISO 8601.
 */
export function readStamp(
  text: string | undefined,
  { timeZone, settings }: InterpretationContext<AcefoneSettings>,
): ReadTime | null {
  if (text === undefined) return null;
  const zone = settings.times === 'utc' ? 'UTC' : timeZone;
  const epoch = fromEpoch(text);
  if (epoch !== null) return { instant: epoch, doubt: null };
  const marked = settings.dateFormat === 'iso_local' ? text.replace(/z$/i, '') : text;
  return readTime(dialerStamp(marked) ?? marked, zone);
}

/** A time that comes whole in one field, or as a date and a time of day in two. */
export function readStampParts(
  { whole, date, time }: { whole: string | undefined; date: string | undefined; time: string | undefined },
  context: InterpretationContext<AcefoneSettings>,
): ReadTime | null {
  const joined = date !== undefined && time !== undefined ? `${date} ${time}` : undefined;
  return readStamp(whole, context) ?? readStamp(joined, context) ?? readStamp(time, context);
}

/** Seconds (also with a fraction) or milliseconds since 1970 → the instant; `null` when it is neither. */
export function fromEpoch(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  const ms = /^\d{13}$/.test(text)
    ? Number(text)
    : /^\d{9,10}(\.\d+)?$/.test(text)
      ? Math.round(Number(text) * 1000)
      : Number.NaN;
  return Number.isNaN(ms) ? null : (readTime(new Date(ms).toISOString(), 'UTC')?.instant ?? null);
}

function dialerStamp(text: string): string | null {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})[,\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap])\.?m\.?$/i.exec(
    text.replaceAll(/[\u00a0\u202f]/g, ' ').trim(),
  );
  if (!match) return null;
  const [, month = '', day = '', year = '', hour = '', minute = '', second = '00', half = ''] = match;
  if (Number(hour) < 1 || Number(hour) > 12) return null;
  const hours = (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')} ${String(hours).padStart(2, '0')}:${minute}:${second}`;
}
