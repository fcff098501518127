import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { plainDigits } from '../calls/plain-digits.ts';

/** A telephone number, in every way in which it is usually written. */
export type NumberSpelling = {
  /** The last digits, without country code and trunk prefix: all spellings end with them. */
  national: string;
  /** Whether a text holds the number, also inside URL-encoded or escaped text. */
  isIn: (text: string) => boolean;
  /** The text with something else in the number's place. */
  replaceIn: (text: string, by: string) => string;
};

/**
 * How a number (E.164) is usually written: with `+`, `00`, a trunk `0` or nothing before it, with or without its
 * country code, its digits grouped by spaces, hyphens, dots, slashes or brackets, in the digits of any script. A longer
 * row of digits that happens to hold the number's is another number.
 */
export function numberSpelling(e164: string): NumberSpelling {
  const parsed = parsePhoneNumberFromString(e164);
  const national = parsed?.nationalNumber ?? e164.replace(/\D/g, '');
  const code = parsed?.countryCallingCode ?? '';
  const written = [...national].join(between);
  const pattern = new RegExp(
    `(?<!\\d)(?:\\+?0{0,3}${code}${between}\\(?0?\\)?${between}|\\+?0{0,2})${written}(?!\\d)`,
    'g',
  );
  const holds = (text: string) => text.search(pattern) >= 0;
  return {
    national,
    isIn: (text) => {
      const plain = plainDigits(text);
      return holds(plain) || readings(plain).some(holds);
    },
    replaceIn: (text, by) => {
      const plain = plainDigits(text);
      return holds(plain) ? plain.replace(pattern, by) : text;
    },
  };
}

const between = '[\\s\\u00a0().\\-/\\u2010-\\u2015\\u2212]{0,3}';

/** What an encoded text may stand for. */
function readings(text: string): string[] {
  const all: string[] = [];
  if (/[%+]/.test(text)) {
    const spaced = text.replaceAll('+', ' ');
    all.push(
      spaced.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
  }
  if (text.includes('\\u')) {
    all.push(
      plainDigits(
        text.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      ),
    );
  }
  return all;
}
