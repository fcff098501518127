import { capitalised } from '@/app/_ui/capitalised.ts';
import { certaintyLabels, partyLabels, reasonLabels } from '@/lib/calls/labels.ts';
import type { Certainty, HangupParty, HangupReason } from '@/lib/calls/vocabulary.ts';

/** What reasons, sides and certainty are called on this screen; `null` is what the provider does not say. */

export function reasonName(reason: HangupReason | null): string {
  return reason === null ? 'Not given' : reasonLabels[reason].word;
}

export function reasonMeaning(reason: HangupReason | null): string {
  return reason === null ? 'The provider gives no reason.' : reasonLabels[reason].means;
}

export function partyName(party: HangupParty | null): string {
  if (party === null) return 'Side not given';
  const { word } = partyLabels[party];
  return capitalised(word);
}

export function certaintyName(certainty: Certainty | null): string {
  return certainty === null ? 'Not given' : certaintyLabels[certainty].word;
}
