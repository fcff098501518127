import { hash } from 'node:crypto';
import type { CallEvent } from './call-event.ts';

/**
 * A hash of what an event says, independent of key order and of who delivered it: the last tie-breaker of the
 * fold, and how identical claims are recognised.
 */
export function eventHash(event: CallEvent): string {
  return hash('sha256', canonicalText(event)).slice(0, 32);
}

/** JSON in which an object is the list of its fields by name, so that equal values have equal texts. */
function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `[${fields.map(([name, item]) => `[${JSON.stringify(name)},${canonicalText(item)}]`).join(',')}]`;
}
