import { z } from 'zod';

/** A time zone's name in the IANA database, such as `Asia/Kolkata` or `UTC`. An offset is not a zone. */
export const timeZone = z.string().trim().refine(isTimeZone, {
  error: 'is not a time zone; use an IANA name such as Asia/Kolkata or Europe/Berlin',
});

/** Every zone there is to choose from, in alphabetical order, under today's names. */
export function timeZones(): string[] {
  const names = Intl.supportedValuesOf('timeZone').map((name) => renamed[name] ?? name);
  return [...new Set(['UTC', ...names])].sort();
}

// The runtime lists some zones under the names they had in the last century.
const renamed: Record<string, string> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

function isTimeZone(name: string): boolean {
  // Intl takes offsets such as +05:30 as well; they know no daylight saving and PostgreSQL reads their sign
  // the other way round.
  if (name !== 'UTC' && !/^[A-Z][A-Za-z_]+(\/[A-Z][A-Za-z0-9_+-]+){1,2}$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
