import type { CallFilters, FlagFilter, LengthFilter } from '@/lib/calls/filters.ts';
import {
  certaintyLabels,
  directionLabels,
  handledByLabels,
  outcomeLabels,
  partyLabels,
  reasonLabels,
  stateLabels,
} from '@/lib/calls/labels.ts';
import { capitalised } from './capitalised.ts';

/** What filters are called, and the words for what they can be set to. */

/** The filters that are set to values: those with controls of their own for time, search, lengths, fields are not. */
export type ValueFilter = Exclude<
  keyof CallFilters,
  'q' | 'period' | 'from' | 'to' | 'zone' | 'field' | LengthFilter
>;

/** In the order in which they are listed. */
export const filterNames: Record<ValueFilter, string> = {
  state: 'State',
  direction: 'Direction',
  outcome: 'Outcome',
  reason: 'Hang-up reason',
  party: 'Ended by',
  certainty: 'Reason is',
  candidate: 'May also be',
  reasonWords: 'Provider’s words',
  handledBy: 'Handled by',
  provider: 'Provider',
  connection: 'Connection',
  agent: 'Agent',
  offeredTo: 'Rang',
  missedBy: 'Rang, not taken by',
  businessNumber: 'Business number',
  queue: 'Queue',
  campaign: 'Campaign',
  operator: 'Operator',
  circle: 'Circle',
  weekday: 'Day of the week',
  hour: 'Hour of the day',
  hasRecording: 'Recording',
  hasTranscript: 'Transcript',
  hasAction: 'Extracted by AI',
  hasFailedAction: 'Failed actions',
  hasContradiction: 'Contradictions',
  isTest: 'Test calls',
  hasReason: 'Reason given',
  hasParty: 'Side given',
  hasReasonWords: 'Words given',
  isShortAbandoned: 'Gave up at once',
};

const flagWords: Record<FlagFilter, { yes: string; no: string }> = {
  hasRecording: { yes: 'With recording', no: 'Without recording' },
  hasTranscript: { yes: 'With transcript', no: 'Without transcript' },
  hasAction: { yes: 'With extracted fields', no: 'Without extracted fields' },
  hasFailedAction: { yes: 'With failed actions', no: 'Without failed actions' },
  hasContradiction: { yes: 'With contradictions', no: 'Without contradictions' },
  isTest: { yes: 'Test calls', no: 'Without test calls' },
  hasReason: { yes: 'With a hang-up reason', no: 'Without a hang-up reason' },
  hasParty: { yes: 'With the side that ended it', no: 'Without the side that ended it' },
  hasReasonWords: { yes: 'With words of the provider', no: 'Without words of the provider' },
  isShortAbandoned: { yes: 'Gave up at once', no: 'Without those who gave up at once' },
};

export const lengthNames: Record<LengthFilter, string> = {
  duration: 'Duration',
  talk: 'Talk',
  wait: 'Wait',
  ring: 'Ring',
  hold: 'Hold',
};

/** By the number of the day: Monday is 1, Sunday 7. */
export const weekdayNames: Record<number, string> = {
  ...{ 1: 'Monday', 2: 'Tuesday', 3: 'Wednesday', 4: 'Thursday' },
  ...{ 5: 'Friday', 6: 'Saturday', 7: 'Sunday' },
};

const vocabularies: Partial<Record<ValueFilter, Record<string, string>>> = {
  state: wordsOf(stateLabels),
  direction: wordsOf(directionLabels),
  outcome: wordsOf(outcomeLabels),
  reason: wordsOf(reasonLabels),
  candidate: wordsOf(reasonLabels),
  party: wordsOf(partyLabels),
  certainty: wordsOf(certaintyLabels),
  handledBy: handledByLabels,
  weekday: weekdayNames,
  hasRecording: yesNo(flagWords.hasRecording),
  hasTranscript: yesNo(flagWords.hasTranscript),
  hasAction: yesNo(flagWords.hasAction),
  hasFailedAction: yesNo(flagWords.hasFailedAction),
  hasContradiction: yesNo(flagWords.hasContradiction),
  isTest: yesNo(flagWords.isTest),
  hasReason: yesNo(flagWords.hasReason),
  hasParty: yesNo(flagWords.hasParty),
  hasReasonWords: yesNo(flagWords.hasReasonWords),
  isShortAbandoned: yesNo(flagWords.isShortAbandoned),
};

/** Filters whose values are somebody's own words, which are left as they are. */
const quoted = new Set<ValueFilter>(['reasonWords']);

/** The word for a filter's value: of the vocabulary, or as the value itself is called, letter by letter. */
export function filterWord(filter: ValueFilter, value: string, label: string = value): string {
  if (quoted.has(filter)) return `“${label}”`;
  if (filter === 'hour') return `${value.padStart(2, '0')}–${String(Number(value) + 1).padStart(2, '0')} h`;
  const word = vocabularies[filter]?.[value];
  return word === undefined ? label : capitalised(word);
}

function wordsOf(labels: Record<string, { word: string }>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).map(([value, { word }]) => [value, word]));
}

function yesNo({ yes, no }: { yes: string; no: string }): Record<string, string> {
  return { true: yes, false: no };
}
