/** The address where a word of a provider is given a meaning; `entry` is `field=word`. */
export function wordHref(provider: string, entry: string): string {
  return `/words/meaning?${new URLSearchParams({ provider, word: entry })}`;
}
