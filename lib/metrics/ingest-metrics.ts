import { metrics } from './metrics-registry.ts';

/** What became of a delivery that was kept: `malformed` ones are kept as failed. */
export type DeliveryAnswer = 'stored' | 'spooled' | 'malformed';

/** Counts a delivery that was kept. @param seconds from its arrival until its answer. */
export function countDelivery(answer: DeliveryAnswer, seconds: number): void {
  const { deliveries, ingestSeconds } = metrics();
  deliveries.inc({ answer });
  ingestSeconds.observe(seconds);
}

/** Counts a refused request. @param cause one of a fixed set of words: each makes a figure of its own. */
export function countRefusal(cause: string): void {
  metrics().refusals.inc({ cause });
}
