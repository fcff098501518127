/** What a bucket answers. `retryAfter` is in whole seconds, at least one. */
export type Verdict = { ok: true } | { ok: false; retryAfter: number };

/** How much a bucket holds, and how much flows in each second. */
type Flow = { capacity: number; perSecond: number };

/**
 * Token buckets by key: each starts full, every request takes one token, and tokens flow back steadily. Over
 * any time t no more than capacity + perSecond × t requests of a key pass. Only the `most` keys that were used
 * last are remembered; one that was forgotten starts full again.
 */
export class TokenBuckets {
  readonly #most: number;
  /** In order of use, the longest unused first. */
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(most: number) {
    this.#most = most;
  }

  /** @param now milliseconds of a clock of the caller's choice; going backwards refills nothing. */
  take(key: string, { capacity, perSecond }: Flow, now: number): Verdict {
    const before = this.#buckets.get(key) ?? { tokens: capacity, at: now };
    const elapsed = Math.max(0, now - before.at) / 1000;
    const tokens = Math.min(capacity, before.tokens + elapsed * perSecond);
    const passes = tokens >= 1;
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: passes ? tokens - 1 : tokens, at: Math.max(now, before.at) });
    this.#forget();
    return passes
      ? { ok: true }
      : { ok: false, retryAfter: Math.max(1, Math.ceil((1 - tokens) / perSecond)) };
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#buckets.size;
  }

  #forget(): void {
    if (this.#buckets.size <= this.#most) return;
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
