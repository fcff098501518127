import type { CallFilters } from '../calls/filters.ts';
import type { HangupParty, HangupReason } from '../calls/vocabulary.ts';
import { countedCalls } from './counted-calls.ts';
import type { TimeRange } from './time-range.ts';

/** The calls behind each figure on AI calls, as filters: the figure counts these, and its link leads to them. */
export type AiCallFilters = {
  /** Every ended call of the agents. */
  calls: CallFilters;
  reached: CallFilters;
  completed: CallFilters;
  cutOff: CallFilters;
  /** Reached calls whose duration is known. */
  timed: CallFilters;
  reason: (reason: HangupReason) => CallFilters;
  /** Reached calls by who ended them. */
  endedBy: (party: HangupParty) => CallFilters;
  value: (identifier: string, value: string) => CallFilters;
  /** Calls on which a value was found for a field. */
  filled: (identifier: string) => CallFilters;
  /** Calls on which an action failed. */
  failed: CallFilters;
};

/**
 * Calls belong to an AI agent by who it is, not by who handled them: a call that nobody picked up was handled by
 * nobody, and must be there for "reached" to mean anything.
 *
 * @param agents ids of AI agents, at least one.
 */
export function aiCallFilters(
  agents: readonly string[],
  { from, to }: Pick<TimeRange, 'from' | 'to'>,
): AiCallFilters {
  const calls: CallFilters = { ...countedCalls, state: ['ended'], agent: [...agents], from, to };
  const reached: CallFilters = { ...calls, outcome: ['answered'] };
  return {
    calls,
    reached,
    completed: { ...reached, reason: ['completed'] },
    cutOff: { ...reached, reason: ['cut_off'] },
    timed: { ...reached, duration: { min: 0 } },
    reason: (reason) => ({ ...calls, reason: [reason] }),
    endedBy: (party) => ({ ...reached, party: [party] }),
    failed: { ...calls, hasFailedAction: true },
    filled: (identifier) => ({ ...calls, field: [{ identifier, value: null }] }),
    value: (identifier, value) => ({ ...calls, field: [{ identifier, value }] }),
  };
}
