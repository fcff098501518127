import type { Instants } from './lengths.ts';
import type { Contradiction, HangupReason } from './vocabulary.ts';

/** What a call says of itself as a whole. */
type Whole = {
  connected: boolean;
  reason: HangupReason | null;
  lengthsDisagree: boolean;
  instants: Instants;
};

/**
 * The claims about a call that cannot all be true: those that its provider's folder found in single payloads, and
 * those that only show once all of them are folded. Sorted.
 */
export function findContradictions(said: readonly Contradiction[], call: Whole): Contradiction[] {
  const found = new Set(said);
  if (call.connected && call.reason !== null && reasonsOfUnansweredCalls.includes(call.reason)) {
    found.add('answered_with_unanswered_cause');
  }
  if (call.lengthsDisagree) found.add('lengths_disagree');
  const known = inCourse(call.instants).filter((at) => at !== null);
  if (known.some((at, index) => index > 0 && at < (known[index - 1] ?? at))) found.add('times_out_of_order');
  return [...found].sort();
}

const reasonsOfUnansweredCalls: readonly HangupReason[] = [
  'no_answer',
  'busy',
  'rejected',
  'cancelled',
  'abandoned',
  'no_agent',
  'out_of_hours',
  'unreachable',
  'invalid_number',
];

/** The instants in the order in which they happen on every call. */
function inCourse({ startedAt, queuedAt, firstRingAt, connectedAt, endedAt }: Instants) {
  return [startedAt, queuedAt, firstRingAt, connectedAt, endedAt];
}
