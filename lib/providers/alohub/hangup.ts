import type { Hangup } from '../../calls/call-event.ts';
import type { Direction, HangupParty, HangupReason } from '../../calls/vocabulary.ts';
import type { HangupWord } from '../provider-help.ts';

type Row = {
  status: 'answered' | 'missed';
  /** `hangup_by`; empty where it was not said, or in a word that no document knows. */
  by: 'customer' | 'agent' | 'system' | '';
  direction: Direction | 'any';
  reason: HangupReason;
  /** Empty when the words decide. */
  candidates: HangupReason[];
  source: string;
};

const page = 'call_status and hangup_by of the “Automatic Call Webhook” page';
const sample = 'sample of the “Webhook call event” page';

/**
 * Alohub names no cause: the reason follows from the status and from who hung up. "Missed" says only that
 * customer and agent never met, so most of its reasons are ambiguous. The first row that fits counts.
 */
const alohubHangups: readonly Row[] = [
  {
    status: 'answered',
    by: 'customer',
    direction: 'any',
    reason: 'completed',
    candidates: [],
    source: sample,
  },
  { status: 'answered', by: 'agent', direction: 'any', reason: 'completed', candidates: [], source: page },
  {
    status: 'answered',
    by: 'system',
    direction: 'any',
    reason: 'completed',
    candidates: ['completed', 'transferred', 'max_duration', 'cut_off'],
    source: `${page}: why the system ends a conversation is not said`,
  },
  {
    status: 'answered',
    by: '',
    direction: 'any',
    reason: 'completed',
    candidates: ['completed', 'transferred', 'cut_off'],
    source: `${page}: ended without hangup_by`,
  },

  {
    status: 'missed',
    by: 'customer',
    direction: 'inbound',
    reason: 'abandoned',
    candidates: [],
    source: `${page}: the caller hung up before an agent answered`,
  },
  {
    status: 'missed',
    by: 'agent',
    direction: 'inbound',
    reason: 'rejected',
    candidates: ['rejected', 'no_answer'],
    source: `${page}: declining and letting it ring are not told apart`,
  },
  {
    status: 'missed',
    by: 'system',
    direction: 'inbound',
    reason: 'no_answer',
    candidates: ['no_answer', 'no_agent', 'out_of_hours'],
    source: `${page}: why the system gave up is not said`,
  },
  {
    status: 'missed',
    by: '',
    direction: 'inbound',
    reason: 'no_answer',
    candidates: ['no_answer', 'abandoned', 'no_agent', 'out_of_hours'],
    source: `${page}: ended without hangup_by`,
  },

  {
    status: 'missed',
    by: 'customer',
    direction: 'outbound',
    reason: 'no_answer',
    candidates: ['no_answer', 'rejected', 'busy', 'abandoned'],
    source: `${page}: declined, or hung up before an agent was there`,
  },
  {
    status: 'missed',
    by: 'agent',
    direction: 'outbound',
    reason: 'cancelled',
    candidates: ['cancelled', 'no_answer', 'rejected'],
    source: `${page}: gave up, or did not take the call`,
  },
  {
    status: 'missed',
    by: 'system',
    direction: 'outbound',
    reason: 'no_answer',
    candidates: ['no_answer', 'busy', 'unreachable', 'invalid_number', 'no_agent'],
    source: `${page}: which phone was not picked up, and why, is not said`,
  },
  {
    status: 'missed',
    by: '',
    direction: 'outbound',
    reason: 'no_answer',
    candidates: ['no_answer', 'busy', 'rejected', 'cancelled', 'unreachable', 'no_agent'],
    source: `${page}: ended without hangup_by`,
  },
  ...(['customer', 'agent', 'system', ''] as const).map(
    (by): Row => ({
      status: 'missed',
      by,
      direction: 'any',
      reason: 'no_answer',
      candidates: ['no_answer', 'abandoned', 'cancelled', 'rejected', 'busy', 'unreachable', 'no_agent'],
      source: `${page}: without a known direction`,
    }),
  ),
];

/** Reads how a call ended. A status that no document knows leaves the words unmapped. */
export function readAlohubHangup(
  status: string | undefined,
  by: string | undefined,
  direction: Direction,
): Hangup {
  const words = [status, by].filter((word) => word !== undefined).join(' / ');
  const statusWord = status?.toLowerCase();
  const byWord = knownParty(by) ?? '';
  const row = alohubHangups.find(
    (candidate) =>
      candidate.status === statusWord &&
      candidate.by === byWord &&
      (candidate.direction === direction || candidate.direction === 'any'),
  );
  const party: HangupParty = byWord === '' ? 'unknown' : byWord;
  if (!row) return { reason: 'unmapped', party, certainty: 'unmapped', candidates: [], words };
  return {
    reason: row.reason,
    party,
    certainty: row.candidates.length > 0 ? 'ambiguous' : 'exact',
    candidates: row.candidates,
    words,
  };
}

/** The whole table, for documentation. */
export function alohubHangupWords(): HangupWord[] {
  return alohubHangups.map(({ status, by, direction, reason, candidates, source }) => {
    const party = by === '' ? 'unknown' : by;
    // Missed calls have rows of their own for each direction: those for any are left for calls without one.
    const undirected = direction === 'any' && status === 'missed';
    return {
      words: [by === '' ? status : `${status} / ${by}`],
      when: undirected ? 'direction not said' : direction === 'any' ? 'any direction' : direction,
      connected: status === 'answered',
      reason,
      candidates,
      party: undirected
        ? { unknown: party }
        : direction === 'any'
          ? { inbound: party, outbound: party }
          : { [direction]: party },
      source,
    };
  });
}

/** The side that `hangup_by` names; `null` for a word that no document knows. */
export function knownParty(by: string | undefined): 'customer' | 'agent' | 'system' | null {
  const word = by?.toLowerCase();
  return word === 'customer' || word === 'agent' || word === 'system' ? word : null;
}
