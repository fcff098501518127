import { type CallFilters, callFilters } from '../calls/filters.ts';
import type { HangupParty, HangupReason } from '../calls/vocabulary.ts';
import { behind, type FigureScope } from './figure-scope.ts';

/**
 * The calls behind each figure on AI calls, as filters: the figure counts these, and its link leads to them. `null`
 * where no filters mean them.
 */
export type AiCallFilters = {
  /** Every ended call of the agents. */
  calls: CallFilters;
  reached: CallFilters;
  completed: CallFilters;
  cutOff: CallFilters;
  /** Reached calls whose duration is known. */
  timed: CallFilters;
  /** By why they ended; `null` where the provider gives no reason. */
  reason: (reason: HangupReason | null) => CallFilters;
  /** Reached calls by who ended them; `null` where the provider does not say. */
  endedBy: (party: HangupParty | null) => CallFilters;
  value: (identifier: string, value: string) => CallFilters | null;
  /** Calls on which a value was found for a field. */
  filled: (identifier: string) => CallFilters | null;
  /** Calls on which an action failed. */
  failed: CallFilters;
};

/**
 * The calls of a scope that are of AI agents. They belong to an AI agent by who it is, not by who handled them: a
 * call that nobody picked up was handled by nobody, and must be there for "reached" to mean anything.
 *
 * @param agents ids of AI agents, at least one; whom a scope asks for has to be among them already.
 */
export function aiScope({ range, filters }: FigureScope, agents: readonly string[]): FigureScope {
  return { range, filters: { ...filters, agent: [...agents] } };
}

/** @param scope of AI agents alone (`aiScope`). */
export function aiCallFilters(scope: FigureScope): AiCallFilters {
  const reached = (narrower: CallFilters = {}) => behind(scope, { outcome: ['answered'], ...narrower });
  return {
    calls: behind(scope),
    reached: reached(),
    completed: reached({ reason: ['completed'] }),
    cutOff: reached({ reason: ['cut_off'] }),
    timed: reached({ duration: { min: 0 } }),
    reason: (reason) => behind(scope, reason === null ? { hasReason: false } : { reason: [reason] }),
    endedBy: (party) => reached(party === null ? { hasParty: false } : { party: [party] }),
    failed: behind(scope, { hasFailedAction: true }),
    filled: (identifier) => withField(scope, { identifier, value: null }),
    value: (identifier, value) => withField(scope, { identifier, value }),
  };
}

type Field = { identifier: string; value: string | null };

/** The scope may ask for fields itself, and no list can be asked for any number of them. */
function withField(scope: FigureScope, wanted: Field): CallFilters | null {
  const others = (scope.filters.field ?? []).filter(
    ({ identifier, value }) => identifier !== wanted.identifier || value !== wanted.value,
  );
  const field = callFilters.shape.field.safeParse([...others, wanted]);
  return field.success ? behind(scope, { field: field.data }) : null;
}
