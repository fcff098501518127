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
