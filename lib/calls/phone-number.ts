import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { NumberKind } from './vocabulary.ts';

/**
 * The E.164 form of a number as a provider wrote it, or `null` when it is none (an extension, a masked or
 * withheld number). Numbers without `+` are read as local ones of the country, and with its calling code in
 * front as well, because providers write both.
 *
 * @param country ISO 3166 two-letter code of the connection's default country.
 */
export function toE164(number: string, country: string): string | null {
  const key = `${country} ${number}`;
  let e164 = remembered.get(key);
  if (e164 === undefined) {
    e164 = readNumber(number, country);
    if (remembered.size >= 20_000) remembered.clear();
    remembered.set(key, e164);
  }
  return e164;
}

/** Country and number → E.164. Few numbers make most calls, and reading one takes longer than the rest of a call. */
const remembered = new Map<string, string | null>();

function readNumber(number: string, country: string): string | null {
  if (/[a-z*#]/i.test(number) || /^\d{1,6}$/.test(number)) return null;
  const known = asCountry(country);
  const parsed = parsePhoneNumberFromString(number, known);
  return parsed?.isPossible() ? parsed.number : null;
}

/**
 * What a customer's number is, as the provider wrote it: a number, a caller who hides it, an extension of up to
 * six digits, or text that is none of them.
 */
export function numberKindOf(number: string, country: string): NumberKind {
  if (
    /^(anonymous|private|restricted|withheld|unavailable|unknown|hidden|no ?caller ?id|blocked)$/i.test(
      number,
    )
  ) {
    return 'withheld';
  }
  if (/^\+?0+$/.test(number)) return 'withheld';
  if (/^(extension|ext|sip)[-:. ]?\d+$/i.test(number) || /^\d{2,6}$/.test(number)) return 'internal';
  return toE164(number, country) === null ? 'unreadable' : 'e164';
}

/** Whether numbers can be read with this country as default. */
export function isCountry(country: string): boolean {
  return isSupportedCountry(country);
}

function asCountry(country: string): CountryCode | undefined {
  return isSupportedCountry(country) ? country : undefined;
}
