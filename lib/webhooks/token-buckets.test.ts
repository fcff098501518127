import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { countAttempt } from './attempt-limit.ts';
import { takeDelivery } from './rate-limit.ts';
import { TokenBuckets } from './token-buckets.ts';

const flow = fc.record({
  capacity: fc.integer({ min: 1, max: 200 }),
  perSecond: fc.integer({ min: 1, max: 100 }),
});
/** Requests by the milliseconds between them. */
const gaps = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 300 });

/** Times at which requests passed. */
function passing(
  buckets: TokenBuckets,
  rates: { capacity: number; perSecond: number },
  waits: number[],
): number[] {
  let now = 0;
  return waits.flatMap((wait) => {
    now += wait;
    return buckets.take('a', rates, now).ok ? [now] : [];
  });
}

describe('a token bucket', () => {
  it('never lets through more than its capacity and what flowed in, over any stretch of time', () => {
    fc.assert(
      fc.property(flow, gaps, (rates, waits) => {
        const passed = passing(new TokenBuckets(10), rates, waits);
        for (const [from, start] of passed.entries()) {
          for (const [more, end] of passed.slice(from).entries()) {
            const most = rates.capacity + (rates.perSecond * (end - start)) / 1000;
            expect(more + 1).toBeLessThanOrEqual(most + 1e-6);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lets everything through that keeps to the rate', () => {
    fc.assert(
      fc.property(flow, (rates) => {
        const wait = Math.ceil(1000 / rates.perSecond);
        expect(passing(new TokenBuckets(10), rates, Array(400).fill(wait))).toHaveLength(400);
      }),
    );
  });

  it('lets a request through after the time that it named', () => {
    fc.assert(
      fc.property(flow, gaps, (rates, waits) => {
        const buckets = new TokenBuckets(10);
        passing(buckets, rates, waits);
        const now = waits.reduce((sum, wait) => sum + wait, 0);
        const verdict = buckets.take('a', rates, now);
        if (verdict.ok) return;
        expect(buckets.take('a', rates, now + verdict.retryAfter * 1000).ok).toBe(true);
      }),
    );
  });

  it('refills nothing when the clock goes back', () => {
    const buckets = new TokenBuckets(10);
    const one = { capacity: 1, perSecond: 1 };
    expect(buckets.take('a', one, 5000).ok).toBe(true);
    expect(buckets.take('a', one, 0).ok).toBe(false);
    expect(buckets.take('a', one, 5500).ok).toBe(false);
    expect(buckets.take('a', one, 6000).ok).toBe(true);
  });

  it('forgets the keys that were unused longest', () => {
    const buckets = new TokenBuckets(3);
    const one = { capacity: 1, perSecond: 1 };
    for (const key of ['a', 'b', 'c', 'a', 'd']) buckets.take(key, one, 0);
    expect(buckets.size).toBe(3);
    expect(buckets.take('a', one, 0).ok).toBe(false);
    expect(buckets.take('b', one, 0).ok).toBe(true);
  });
});

test('a connection may send a minute’s worth at once, then its rate, whatever others send', () => {
  const [busy, other] = [randomUUID(), randomUUID()];
  const passed = Array.from({ length: 200 }, () => takeDelivery(busy, 2, 0)).filter(({ ok }) => ok);
  expect(passed).toHaveLength(120);
  expect(takeDelivery(busy, 2, 0)).toEqual({ ok: false, retryAfter: 1 });
  expect(takeDelivery(other, 2, 0)).toEqual({ ok: true });
  expect(takeDelivery(busy, 2, 500).ok).toBe(true);
  expect(takeDelivery(busy, 2, 500).ok).toBe(false);
});

describe('refused requests of an address', () => {
  const spend = (address: string | null, now = 0) =>
    Array.from({ length: 100 }, () => countAttempt(address, now)).filter(({ ok }) => ok).length;

  it('are answered sixty times, then once a second', () => {
    expect(spend('198.51.100.1')).toBe(60);
    expect(countAttempt('198.51.100.1', 0)).toEqual({ ok: false, retryAfter: 1 });
    expect(spend('198.51.100.1', 3000)).toBe(3);
    expect(spend('198.51.100.2')).toBe(60);
  });

  it('are counted together where the address is unknown', () => {
    expect(spend(null)).toBe(60);
    expect(spend(null)).toBe(0);
  });

  it('are counted together for a whole IPv6 network', () => {
    expect(spend('2001:db8:1:2::1')).toBe(60);
    expect(spend('2001:db8:1:2:ffff::9')).toBe(0);
    expect(spend('2001:db8:1:3::1')).toBe(60);
    expect(spend('2001:db8::1')).toBe(60);
    expect(spend('2001:db8::2')).toBe(0);
  });
});
