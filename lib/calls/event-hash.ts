import { createHash } from 'node:crypto';
import type { CallEvent } from './call-event.ts';

/**
 * A hash of what an event says, independent of key order and of who delivered it: the last tie-breaker of the
 * fold, and how identical claims are recognised.
 */
export function eventHash(event: CallEvent): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(event)))
    .digest('hex')
    .slice(0, 32);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, item]) => [name, sorted(item)]);
}
