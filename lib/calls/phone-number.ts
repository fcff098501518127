import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * The E.164 form of a number as a provider wrote it, or `null` when it is none (an extension, a masked or
 * withheld number). Numbers without `+` are read as local ones of the country, and with its calling code in
 * front as well, because providers write both.
 *
 * @param country ISO 3166 two-letter code of the connection's default country.
 */
export function toE164(number: string, country: string): string | null {
  if (/[a-z*#]/i.test(number)) return null;
  const known = asCountry(country);
  const parsed = parsePhoneNumberFromString(number, known);
  return parsed?.isPossible() ? parsed.number : null;
}

/** Whether numbers can be read with this country as default. */
export function isCountry(country: string): boolean {
  return isSupportedCountry(country);
}

function asCountry(country: string): CountryCode | undefined {
  return isSupportedCountry(country) ? country : undefined;
}
