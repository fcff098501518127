import { createHash } from 'node:crypto';
import type { FirstDeliveryReport } from './first-delivery.ts';

/** A short text that is another as soon as the report says something else: for a page that asks every second. */
export function firstDeliveryMarker(report: FirstDeliveryReport): string {
  return createHash('sha256').update(JSON.stringify(report)).digest('base64url').slice(0, 22);
}
