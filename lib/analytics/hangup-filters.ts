import type { CallFilters } from '../calls/filters.ts';
import { type Certainty, type HangupParty, type HangupReason, hangupReason } from '../calls/vocabulary.ts';
import { behind, type FigureScope } from './figure-scope.ts';

/** A part of the calls of a scope by how they ended; `null` where the provider did not say. */
type HangupPart = {
  reason?: HangupReason | readonly HangupReason[] | null;
  party?: HangupParty | null;
  certainty?: Certainty;
  candidate?: HangupReason;
};

/**
 * The filters that mean exactly a part of the calls of a scope. `null` where no filters do: a candidate where the
 * scope itself asks for other candidates.
 */
export function hangupFilters(scope: FigureScope, part: HangupPart): CallFilters | null {
  const { reason, party, certainty, candidate } = part;
  const asked = scope.filters.candidate;
  if (candidate !== undefined && asked !== undefined && asked.join() !== candidate) return null;
  return behind(scope, {
    ...(reason === undefined ? {} : reason === null ? { hasReason: false } : { reason: [reason].flat() }),
    ...(party === undefined ? {} : party === null ? { hasParty: false } : { party: [party] }),
    ...(certainty === undefined ? {} : { certainty: [certainty] }),
    ...(candidate === undefined ? {} : { candidate: [candidate] }),
  });
}

/** Calls that count under another reason of the scope and may be of this one. */
export function elsewhereFilters(scope: FigureScope, reason: HangupReason): CallFilters | null {
  const others = (scope.filters.reason ?? hangupReason.options).filter((other) => other !== reason);
  return others.length === 0 ? null : hangupFilters(scope, { reason: others, candidate: reason });
}
