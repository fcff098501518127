import type { Hangup } from '../../calls/call-event.ts';
import type { AbandonStage, Contradiction, Direction } from '../../calls/vocabulary.ts';
import { findHangupRow, type HangupRow, howLegsPart } from './hangup.ts';
import { type Legs, legsMetAt, unpickedSide } from './legs.ts';
import type { CallerdeskPayload } from './payload.ts';
import { readWords, type Words } from './words.ts';

/** How a reported call ended. */
export type Ending = {
  /** Whether customer and agent met; `undefined` when neither words nor legs say so. */
  connected: boolean | undefined;
  hangup: Hangup | undefined;
  stage: AbandonStage | undefined;
  contradictions: Contradiction[];
  /** Words that no table knows, as `field=word`. */
  unmapped: string[];
};

/**
 * Reads the words of a Call Report and, for outgoing calls, its leg times. The main status is a reduced word; the
 * cause stands in `hangup_cause`, in `callstatus` or in the status itself, so the most telling of them counts.
 */
export function readEnding(said: CallerdeskPayload, direction: Direction, legs: Legs): Ending {
  const inbound = direction === 'inbound';
  const sources = (['hangup_cause', 'callstatus', 'Status'] as const).flatMap((field) => {
    const text = said[field];
    return text === undefined ? [] : [{ field, words: readWords(text) }];
  });
  const sides = sources.map(({ words }) => sideOf(words, direction, legs));
  const unpicked = direction === 'outbound' ? unpickedSide(legs) : null;
  const side = sides.find((each) => each !== null) ?? unpicked;
  const heard = sources.map(({ field, words }, index) => ({
    field,
    words,
    row: findHangupRow(words.word, sides[index] ?? side, inbound ? 'inbound' : 'outbound'),
  }));

  const main = said.Status ?? said.callstatus ?? said.hangup_cause;
  const connected = isConnected(main, heard, direction, legs);
  const causes = heard.filter(({ row }) => row !== undefined && isAnswer(row) === (connected === true));
  const cause = causes.find(({ row }) => row?.vague !== true) ?? causes[0];
  const row = cause?.row ?? fallback(connected, side, inbound);
  const texts = heard.map(({ words }) => words.text);
  return {
    connected,
    hangup: row
      ? asHangup(row, cause ? causeText(cause.words, heard) : texts.join(' / '))
      : texts.length > 0
        ? { ...unmappedHangup, words: texts.join(' / ') }
        : undefined,
    stage: row?.stage,
    contradictions: contradictionsOf(heard, connected),
    unmapped: heard
      .filter(({ row, words }) => row === undefined && words.word !== '')
      .map(({ field, words }) => `${field}=${words.text}`),
  };
}

type Heard = { field: string; words: Words; row: HangupRow | undefined };

/** `ANSWER (16)` of an outgoing call, a cause without a side, is documented as "leg B hung up". */
function sideOf(words: Words, direction: Direction, legs: Legs): 'agent' | 'customer' | null {
  if (words.side !== null) return words.side;
  if (direction !== 'outbound') return null;
  const first = legs.second === 'agent' ? 'customer' : 'agent';
  if (words.leg !== null) return words.leg === 'A' ? first : legs.second;
  return words.word === 'ANSWER' && words.hasBracket ? legs.second : null;
}

function isConnected(
  main: string | undefined,
  heard: Heard[],
  direction: Direction,
  legs: Legs,
): boolean | undefined {
  const known = heard.filter(({ row }) => row !== undefined);
  const row = (known.find(({ words }) => words.text === main) ?? known[0])?.row;
  if (row && isAnswer(row)) return true;
  if (direction === 'unknown') return row ? false : undefined;
  if (legsMetAt(legs, direction === 'inbound') !== undefined) return true;
  return row || legs.told ? false : undefined;
}

/** Where no word tells: legs that met were a conversation, and a leg that was not picked up says whose. */
function fallback(
  connected: boolean | undefined,
  side: 'agent' | 'customer' | null,
  inbound: boolean,
): HangupRow | undefined {
  if (connected === true) {
    const row = findHangupRow('ANSWER', null, 'outbound');
    return row && { ...row, candidates: howLegsPart };
  }
  return connected === false && !inbound && side !== null ? findHangupRow('', side, 'outbound') : undefined;
}

function isAnswer(row: HangupRow): boolean {
  return row.reason === 'completed';
}

function contradictionsOf(heard: Heard[], connected: boolean | undefined): Contradiction[] {
  const rows = heard.flatMap(({ row }) => row ?? []);
  if (connected === true && rows.some((row) => !isAnswer(row))) return ['answered_with_unanswered_cause'];
  if (connected !== true && rows.some(isAnswer)) return ['unanswered_with_answered_cause'];
  return [];
}

/** The words that decided, with a cause of which only the bracket was sent: `No Answer (0)`. */
function causeText(decided: Words, heard: Heard[]): string {
  const bare = heard.find(({ words }) => words.word === '' && words.hasBracket && words !== decided);
  return bare ? `${decided.text} ${bare.words.text}` : decided.text;
}

function asHangup({ reason, party, candidates }: HangupRow, words: string): Hangup {
  return { reason, party, candidates, certainty: candidates.length > 0 ? 'ambiguous' : 'exact', words };
}

const unmappedHangup: Omit<Hangup, 'words'> = {
  reason: 'unmapped',
  party: 'unknown',
  certainty: 'unmapped',
  candidates: [],
};
