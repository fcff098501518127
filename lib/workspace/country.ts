import { getCountries, getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js';
import { z } from 'zod';

/** A country whose numbering plan is known, as two capital letters (ISO 3166). */
export const country = z.string().trim().toUpperCase().refine(isSupportedCountry, {
  error: 'is not a country with a known numbering plan; use two letters such as IN or GB',
});

/** Every country to choose from, with its English name and calling code, in alphabetical order. */
export function countries(): { code: string; name: string; callingCode: string }[] {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  return getCountries()
    .map((code) => ({ code, name: names.of(code) ?? code, callingCode: getCountryCallingCode(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
