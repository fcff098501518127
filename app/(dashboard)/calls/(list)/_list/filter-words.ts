import type { Facet } from '@/lib/calls/facet-counts.ts';
import type { FlagFilter, LengthFilter } from '@/lib/calls/filters.ts';
import {
  directionLabels,
  handledByLabels,
  outcomeLabels,
  partyLabels,
  reasonLabels,
  stateLabels,
} from '@/lib/calls/labels.ts';

/** What filters are called, and the words for what they can be set to. */

export const facetNames: Record<Facet, string> = {
  state: 'State',
  direction: 'Direction',
  outcome: 'Outcome',
  reason: 'Hang-up reason',
  party: 'Ended by',
  handledBy: 'Handled by',
  provider: 'Provider',
  connection: 'Connection',
  agent: 'Agent',
  businessNumber: 'Business number',
  queue: 'Queue',
  campaign: 'Campaign',
  hasRecording: 'Recording',
  hasTranscript: 'Transcript',
  hasAction: 'Extracted by AI',
  hasFailedAction: 'Failed actions',
  hasContradiction: 'Contradictions',
  isTest: 'Test calls',
};

const flagWords: Record<FlagFilter, { yes: string; no: string }> = {
  hasRecording: { yes: 'With recording', no: 'Without recording' },
  hasTranscript: { yes: 'With transcript', no: 'Without transcript' },
  hasAction: { yes: 'With extracted fields', no: 'Without extracted fields' },
  hasFailedAction: { yes: 'With failed actions', no: 'Without failed actions' },
  hasContradiction: { yes: 'With contradictions', no: 'Without contradictions' },
  isTest: { yes: 'Test calls', no: 'Without test calls' },
};

export const lengthNames: Record<LengthFilter, string> = {
  duration: 'Duration',
  talk: 'Talk',
  wait: 'Wait',
  ring: 'Ring',
  hold: 'Hold',
};

const vocabularies: Partial<Record<Facet, Record<string, string>>> = {
  state: wordsOf(stateLabels),
  direction: wordsOf(directionLabels),
  outcome: wordsOf(outcomeLabels),
  reason: wordsOf(reasonLabels),
  party: wordsOf(partyLabels),
  handledBy: handledByLabels,
  hasRecording: yesNo(flagWords.hasRecording),
  hasTranscript: yesNo(flagWords.hasTranscript),
  hasAction: yesNo(flagWords.hasAction),
  hasFailedAction: yesNo(flagWords.hasFailedAction),
  hasContradiction: yesNo(flagWords.hasContradiction),
  isTest: yesNo(flagWords.isTest),
};

/** The word for a facet's value: of the vocabulary, or as the value itself is called. */
export function facetWord(facet: Facet, value: string, label: string = value): string {
  const word = vocabularies[facet]?.[value] ?? label;
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function wordsOf(labels: Record<string, { word: string }>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).map(([value, { word }]) => [value, word]));
}

function yesNo({ yes, no }: { yes: string; no: string }): Record<string, string> {
  return { true: yes, false: no };
}
