/** Where all that is known of a provider stands. @param part a part of that page, such as `words`. */
export function providerHelpHref(provider: string, part?: string): string {
  return `/connections/help/${provider}${part === undefined ? '' : `#${part}`}`;
}
