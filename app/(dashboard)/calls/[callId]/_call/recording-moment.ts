/** The end of an address that names a moment of the recording, in seconds: `#t=83`. */
export function momentHash(seconds: number): string {
  return `#t=${Math.max(0, Math.floor(seconds))}`;
}

/** The moment that the end of an address names, in seconds; `null` when it names none. */
export function momentOf(hash: string): number | null {
  const [, seconds] = /^#t=(\d{1,6}(?:\.\d{1,3})?)$/.exec(hash) ?? [];
  return seconds === undefined ? null : Number(seconds);
}
