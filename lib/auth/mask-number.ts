import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { can, type Viewer } from './viewer.ts';

/**
 * The number as a viewer may see it: in full with `numbers.full`, else masked. `null` stays `null`.
 */
export function numberFor(viewer: Viewer, number: string | null): string | null {
  return number === null || can(viewer, 'numbers.full') ? number : maskNumber(number);
}

/** How many digits a masked number shows at its end. */
export const shownDigits = 3;

/**
 * Hides a phone number but for its country code and its last three digits: `+919876543210` becomes
 * `+91•••••••210`. A number that cannot be parsed keeps its last three digits only, one of up to five digits
 * none. The length stays, so that a masked column still reads as numbers.
 */
export function maskNumber(number: string): string {
  const digits = number.replace(/\D/g, '');
  const shown = digits.length > 5 ? shownDigits : 0;
  const code = number.trim().startsWith('+')
    ? parsePhoneNumberFromString(number)?.countryCallingCode
    : undefined;
  const prefix = code === undefined ? '' : `+${code}`;
  const hidden = Math.max(digits.length - (code?.length ?? 0) - shown, 3);
  return `${prefix}${'•'.repeat(hidden)}${shown === 0 ? '' : digits.slice(-shown)}`;
}
