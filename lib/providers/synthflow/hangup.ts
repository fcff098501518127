import type { Hangup } from '../../calls/call-event.ts';
import type { Direction, HangupParty, HangupReason } from '../../calls/vocabulary.ts';
import type { HangupWord } from '../provider-help.ts';

/** `caller` placed the call, `called` was to pick it up: who that is depends on the direction. */
type Side = HangupParty | 'caller' | 'called';

type Row = {
  /** As the documents spell it. */
  word: string;
  when: 'end reason' | 'status';
  /**
   * How much the word tells about the end, where a payload has several: 4 a machine took the call, 3 how a
   * conversation ended, 2 why there was none, 1 that there is no reason, 0 only that the call is over.
   */
  weight: 0 | 1 | 2 | 3 | 4;
  /** Whether a customer and the AI agent were on the line; `null` when the word does not say. */
  connected: boolean | null;
  reason: HangupReason;
  side: Side;
  /** Empty when the word decides. */
  candidates: HangupReason[];
  source: string;
};

const seed = 'webhook page, first generation';
const today = 'webhooks page';
const userCanceled =
  'changelog 2026-06-16: the caller hung up within the first second, before the agent answered';
const seen = 'seen by integrators, not documented';

function reason(word: string, reading: Pick<Row, 'reason' | 'side' | 'connected' | 'source'>): Row {
  return { word, when: 'end reason', weight: 3, candidates: [], ...reading };
}

function status(word: string, reading: Pick<Row, 'reason' | 'side' | 'source'>): Row {
  return { word, when: 'status', weight: 2, connected: false, candidates: [], ...reading };
}

function machine(word: string, when: Row['when'], source: string): Row {
  return {
    word,
    when,
    weight: 4,
    connected: false,
    reason: 'voicemail',
    side: 'system',
    candidates: [],
    source,
  };
}

/**
 * Synthflow's words for how a call ended. It has two vocabularies, end reasons and statuses, and puts either
 * into any of its fields: the first generation has the reason in `error_message` and a status in
 * `end_call_reason`. So they are one table, and the most telling word of a payload decides.
 */
export const synthflowHangups: readonly Row[] = [
  reason('human_goodbye', {
    reason: 'completed',
    side: 'customer',
    connected: true,
    source: `${seed}: answered by a human, who said goodbye first`,
  }),
  reason('agent_goodbye', {
    reason: 'completed',
    side: 'ai',
    connected: true,
    source: `${seed}: answered by a human, the AI assistant said goodbye first`,
  }),
  reason('human_pick_up_cut_off', {
    reason: 'cut_off',
    side: 'customer',
    connected: true,
    source: `${seed}: answered by a human but cut off abruptly without a proper goodbye`,
  }),
  reason('max_duration', {
    reason: 'max_duration',
    side: 'system',
    connected: null,
    source: `${seed}: the call exceeded the maximum set duration`,
  }),
  reason('custom_end_call', {
    reason: 'completed',
    side: 'ai',
    connected: null,
    source: 'end-call reasons page: the agent finds a condition met, says farewell and ends the call',
  }),
  reason('user_canceled', {
    reason: 'cancelled',
    side: 'customer',
    connected: false,
    source: userCanceled,
  }),
  reason('Failed to start outbound call', {
    reason: 'system_error',
    side: 'system',
    connected: false,
    source: seen,
  }),
  machine('voicemail', 'end reason', `${seed}: the call was answered by voicemail`),
  machine('voicemail_message_left', 'end reason', today),
  {
    word: 'undefined',
    when: 'end reason',
    weight: 1,
    connected: null,
    reason: 'unmapped',
    side: 'unknown',
    candidates: [],
    source: `${seed}: the reason for the call ending is not specified`,
  },

  machine('hangup_on_voicemail', 'status', `${seed}: voicemail was detected and the call was terminated`),
  machine('left_voicemail', 'status', today),
  status('no-answer', { reason: 'no_answer', side: 'called', source: `${seed}: not answered` }),
  status('busy', { reason: 'busy', side: 'called', source: `${seed}: the recipient's line was occupied` }),
  status('failed', { reason: 'system_error', side: 'system', source: `${seed}: the phone call failed` }),
  status('canceled', {
    reason: 'cancelled',
    side: 'caller',
    source: `${today}; who cancelled is not said, before an answer it is the side that called`,
  }),
  {
    word: 'user-canceled',
    when: 'status',
    weight: 3,
    connected: false,
    reason: 'cancelled',
    side: 'customer',
    candidates: [],
    source: userCanceled,
  },
  status('spam', { reason: 'blocked', side: 'system', source: today }),
  {
    word: 'completed',
    when: 'status',
    weight: 0,
    connected: true,
    reason: 'completed',
    side: 'unknown',
    candidates: ['completed', 'cut_off', 'max_duration'],
    source: `${seed}: the phone call was successful; how it ended is not said`,
  },
];

/** The whole table, for documentation. */
export function synthflowHangupWords(): HangupWord[] {
  return synthflowHangups.map(({ word, when, connected, reason, side, candidates, source }) => ({
    words: [word],
    when,
    connected,
    reason,
    candidates,
    party: { inbound: partyOf(side, 'inbound'), outbound: partyOf(side, 'outbound') },
    source,
  }));
}

/** A word of a payload and the field it stood in. */
export type SaidWord = { field: string; words: string };

type SynthflowEnd = {
  hangup: Hangup;
  /** Whether customer and AI agent were on the line; `undefined` when no word says so. */
  connected: boolean | undefined;
  /** The word that the hang-up was read from. */
  decisive: SaidWord | undefined;
  /** Words that no table knows. */
  unknown: SaidWord[];
};

/** Reads all words that a payload has for a call's end; of equally telling ones the first counts. */
export function readSynthflowEnd(said: readonly SaidWord[], direction: Direction): SynthflowEnd {
  const read = said.map((word) => ({ word, row: rowOf(word.words) }));
  // An unknown word is a reason that we cannot read: more than "it is over", less than any that we can.
  const [most] = [...read].sort((a, b) => (b.row?.weight ?? 1) - (a.row?.weight ?? 1));
  const verdicts = read
    .filter(({ row }) => row !== undefined && row.connected !== null)
    .sort((a, b) => (b.row?.weight ?? 0) - (a.row?.weight ?? 0));
  return {
    hangup: hangupOf(most?.row, most?.word.words ?? '', direction),
    connected: verdicts[0]?.row?.connected ?? undefined,
    decisive: most?.word,
    unknown: read.filter(({ row }) => row === undefined).map(({ word }) => word),
  };
}

/** Whether a word says that the call is over. `undefined` as reason says nothing, also while a call goes on. */
export function isEndWord(words: string): boolean {
  const row = rowOf(words);
  return row !== undefined && row.reason !== 'unmapped';
}

/** Whether a word is Synthflow's own for having no reason. */
export function isNoReason(words: string): boolean {
  return rowOf(words)?.reason === 'unmapped';
}

function rowOf(words: string): Row | undefined {
  return synthflowHangups.find((row) => sameWord(row.word, words));
}

/** Synthflow writes the same word with `-`, `_` and blanks. */
export function sameWord(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[\s_-]+/g, '_');
}

function hangupOf(row: Row | undefined, words: string, direction: Direction): Hangup {
  if (!row || row.reason === 'unmapped')
    return { reason: 'unmapped', party: 'unknown', certainty: 'unmapped', candidates: [], words };
  return {
    reason: row.reason,
    party: partyOf(row.side, direction),
    certainty: row.candidates.length > 0 ? 'ambiguous' : 'exact',
    candidates: row.candidates,
    words,
  };
}

function partyOf(side: Side, direction: Direction): HangupParty {
  if (side !== 'caller' && side !== 'called') return side;
  if (direction === 'outbound') return side === 'caller' ? 'system' : 'customer';
  return direction === 'inbound' && side === 'caller' ? 'customer' : 'unknown';
}
