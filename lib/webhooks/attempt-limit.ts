import { TokenBuckets, type Verdict } from './token-buckets.ts';

/**
 * Counts a refused request of an address: sixty are answered at once, then one a second. To be asked only
 * about requests that are refused anyway: a valid one always passes, whoever else sends from its address.
 * Whoever has an IPv6 address has its whole /64, which is counted as one. Unknown addresses count together.
 * Each process counts for itself and remembers the 10,000 addresses that were refused last.
 *
 * @param address in its canonical form.
 * @param now milliseconds of a clock that never goes back.
 */
export function countAttempt(address: string | null, now: number = performance.now()): Verdict {
  shared.switchboardAttempts ??= new TokenBuckets(mostAddresses);
  return shared.switchboardAttempts.take(sourceOf(address), { capacity: 60, perSecond: 1 }, now);
}

const mostAddresses = 10_000;

/** The address, or the first half of an IPv6 one. */
function sourceOf(address: string | null): string {
  if (address === null || !address.includes(':')) return address ?? '';
  const [before = '', after = ''] = address.split('::');
  const [left, right] = [groups(before), groups(after)];
  const zeros = address.includes('::')
    ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
    : [];
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}

function groups(part: string): string[] {
  return part === '' ? [] : part.split(':');
}

// On the global object because Next bundles routes apart.
const shared: typeof globalThis & { switchboardAttempts?: TokenBuckets } = globalThis;
