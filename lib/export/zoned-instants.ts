/** A UTC instant (ISO 8601 with milliseconds) as a zone's clock shows it, with its offset; empty for none. */
type ZonedInstants = (instant: string | null) => string;

/**
 * Says instants by the clock of an IANA zone: `2026-11-21T14:03:05.000+05:30`. Where the clocks go back, the
 * offset tells the two hours of the same name apart. Works out each minute once while it is needed, and asks the
 * runtime for the zone's offset once an hour of the data: a million calls have five million instants, and asking
 * takes longer than the rest of a row.
 */
export function zonedInstants(zone: string): ZonedInstants {
  const offsetAt = zoneOffsets(zone);
  const minutes = new Map<string, { start: string; offset: string }>();

  function readMinute(minute: string) {
    const ms = Date.parse(`${minute}:00.000Z`);
    const offset = offsetAt(ms);
    const read = { start: new Date(ms + offset.ms).toISOString().slice(0, 16), offset: offset.text };
    if (minutes.size >= mostMinutes) minutes.clear();
    minutes.set(minute, read);
    return read;
  }

  return (instant) => {
    if (instant === null) return '';
    const minute = instant.slice(0, 16);
    const { start, offset } = minutes.get(minute) ?? readMinute(minute);
    return start + instant.slice(16, -1) + offset;
  };
}

type Offset = { ms: number; text: string };

const hour = 3_600_000;
/** What is in use at a time: exports are in the order of time. */
const mostMinutes = 10_000;
const mostHours = 10_000;

function zoneOffsets(zone: string): (ms: number) => Offset {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const hours = new Map<number, Offset | null>();
  return (ms) => {
    const start = Math.floor(ms / hour) * hour;
    let offset = hours.get(start);
    if (offset === undefined) {
      const [first, last] = [readOffset(format, start), readOffset(format, start + hour - 1)];
      offset = first.ms === last.ms ? first : null;
      if (hours.size >= mostHours) hours.clear();
      hours.set(start, offset);
    }
    // An hour in the middle of which the clocks change has no one offset.
    return offset ?? readOffset(format, ms);
  };
}

function readOffset(format: Intl.DateTimeFormat, at: number): Offset {
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '00', minutes = '00'] = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name) ?? [];
  const size = Number(hours) * hour + Number(minutes) * 60_000;
  return { ms: sign === '-' ? -size : size, text: `${sign}${hours}:${minutes}` };
}
