import { TokenBuckets, type Verdict } from './token-buckets.ts';

/**
 * Lets a delivery of a connection in, or says after how many seconds to come again. A burst of up to a
 * minute's worth passes at once; on average no more than `perSecond` do. Each process counts for itself, so
 * several behind one address let in that many times more.
 *
 * @param now milliseconds of a clock that never goes back.
 */
export function takeDelivery(
  connectionId: string,
  perSecond: number,
  now: number = performance.now(),
): Verdict {
  shared.switchboardRateLimit ??= new TokenBuckets(10_000);
  return shared.switchboardRateLimit.take(connectionId, { capacity: 60 * perSecond, perSecond }, now);
}

// On the global object because Next bundles routes apart.
const shared: typeof globalThis & { switchboardRateLimit?: TokenBuckets } = globalThis;
