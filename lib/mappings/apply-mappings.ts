import { type CallEvent, type CallFacts, presentFacts } from '../calls/call-event.ts';
import { entryOf, type WordMapping } from './word-mapping.ts';

/**
 * Reads the words that people have given a meaning to into the events of one delivery, after its provider's own
 * table. Where a hang-up is unmapped and was read from such a word, it becomes that reason, and the word is no
 * longer listed as unknown. What the table knows stays as it is, also a party that it knows. Pure; of several
 * words the one counts that the provider lists first.
 */
export function applyMappings(events: CallEvent[], mappings: readonly WordMapping[]): CallEvent[] {
  if (mappings.length === 0) return events;
  const meanings = new Map(mappings.map((mapping) => [entryOf(mapping), mapping]));
  const decided = events.map((event) => decide(event, meanings));
  if (decided.every((event, index) => event === events[index])) return events;
  return decided.map((event) => withoutKnown(event, meanings));
}

type Meanings = ReadonlyMap<string, WordMapping>;

function decide(event: CallEvent, meanings: Meanings): CallEvent {
  const { hangup, unmapped = [] } = event.facts;
  if (hangup?.certainty !== 'unmapped') return event;
  const mapping = unmapped
    .map((entry) => meanings.get(entry))
    .find((meaning) => meaning !== undefined && saysTheEnd(event.facts, meaning.word));
  if (!mapping) return event;
  const party = hangup.party === 'unknown' ? mapping.party : hangup.party;
  return {
    ...event,
    facts: {
      ...event.facts,
      hangup: { ...hangup, reason: mapping.reason, party, certainty: 'exact', candidates: [] },
    },
  };
}

/** Whether a word is one of those that the hang-up was read from: direction and the like say nothing of an end. */
function saysTheEnd({ hangup, outcomeWords }: CallFacts, word: string): boolean {
  return ` / ${hangup?.words ?? ''} / `.includes(` / ${word} / `) || outcomeWords === word;
}

function withoutKnown(event: CallEvent, meanings: Meanings): CallEvent {
  const { unmapped } = event.facts;
  if (!unmapped?.some((entry) => meanings.has(entry))) return event;
  const left = unmapped.filter((entry) => !meanings.has(entry));
  return { ...event, facts: presentFacts({ ...event.facts, unmapped: left.length > 0 ? left : undefined }) };
}
