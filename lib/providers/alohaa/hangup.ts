import type { Hangup } from '../../calls/call-event.ts';
import type { Contradiction, Direction, HangupParty, HangupReason } from '../../calls/vocabulary.ts';
import type { HangupWord } from '../provider-help.ts';

type Side = 'initiator' | 'receiver' | 'network' | 'unknown';

type Row = {
  cause: string;
  answered: boolean;
  reason: HangupReason;
  side: Side;
  /** Empty when the word decides. */
  candidates: HangupReason[];
  contradiction?: Contradiction;
  source: string;
};

const matrix = 'hang-up matrix of the outgoing-call webhook page';

/**
 * Alohaa's hang-up words. The matrix gives the same two words to "no answer", "disconnect", "busy" and
 * "block", and one to "switch off", "wrong number" and "flight mode": those cannot be told apart. The matrix
 * is not enforced by the sender: its own sample is `answered` with `initiator_disconnected`.
 */
const alohaaHangups: readonly Row[] = [
  {
    cause: 'initiator_hangup',
    answered: true,
    reason: 'completed',
    side: 'initiator',
    candidates: [],
    source: `${matrix}: Answer - Hangup`,
  },
  {
    cause: 'receiver_hangup',
    answered: true,
    reason: 'completed',
    side: 'receiver',
    candidates: [],
    source: `${matrix}: Answer - Hangup`,
  },
  {
    cause: 'initiator_disconnected',
    answered: true,
    reason: 'completed',
    side: 'initiator',
    candidates: [],
    contradiction: 'answered_with_unanswered_cause',
    source: 'sample of the outgoing-call webhook page',
  },
  {
    cause: 'receiver_disconnected',
    answered: true,
    reason: 'completed',
    side: 'receiver',
    candidates: [],
    contradiction: 'answered_with_unanswered_cause',
    source: 'by analogy with the sample of the outgoing-call webhook page',
  },
  {
    cause: 'network_error',
    answered: true,
    reason: 'network',
    side: 'network',
    candidates: ['network', 'cut_off'],
    contradiction: 'answered_with_unanswered_cause',
    source: 'not documented for answered calls',
  },
  {
    cause: '',
    answered: true,
    reason: 'completed',
    side: 'unknown',
    candidates: ['completed', 'cut_off', 'transferred'],
    source: 'incoming completion without a cause: only call_status speaks',
  },

  {
    cause: 'initiator_disconnected',
    answered: false,
    reason: 'cancelled',
    side: 'initiator',
    candidates: ['cancelled', 'no_answer', 'busy', 'blocked'],
    source: `${matrix}: No Answer, Disconnect, Busy, Block`,
  },
  {
    cause: 'receiver_disconnected',
    answered: false,
    reason: 'no_answer',
    side: 'receiver',
    candidates: ['no_answer', 'rejected', 'busy', 'blocked'],
    source: `${matrix}: No Answer, Disconnect, Busy, Block`,
  },
  {
    cause: 'network_error',
    answered: false,
    reason: 'unreachable',
    side: 'network',
    candidates: ['unreachable', 'invalid_number'],
    source: `${matrix}: Switch Off, Wrong Number, Flight Mode`,
  },
  {
    cause: 'initiator_hangup',
    answered: false,
    reason: 'cancelled',
    side: 'initiator',
    candidates: ['cancelled', 'no_answer', 'busy', 'blocked'],
    contradiction: 'unanswered_with_answered_cause',
    source: 'not documented for unanswered calls',
  },
  {
    cause: 'receiver_hangup',
    answered: false,
    reason: 'no_answer',
    side: 'receiver',
    candidates: ['no_answer', 'rejected', 'busy', 'blocked'],
    contradiction: 'unanswered_with_answered_cause',
    source: 'not documented for unanswered calls',
  },
  {
    cause: '',
    answered: false,
    reason: 'no_answer',
    side: 'unknown',
    candidates: ['no_answer', 'cancelled', 'rejected', 'busy', 'unreachable'],
    source: 'incoming completion without a cause: only call_status speaks',
  },
];

/**
 * Reads Alohaa's hang-up cause. `answered` is what `call_status` said, `null` when its word is unknown: then
 * the cause alone decides nothing and the words stay unmapped.
 */
export function readAlohaaHangup(
  cause: string | undefined,
  answered: boolean | null,
  direction: Direction,
): { hangup: Hangup; contradiction: Contradiction | null } {
  const word = (cause ?? '').toLowerCase();
  const row = alohaaHangups.find((candidate) => candidate.cause === word && candidate.answered === answered);
  if (!row) {
    return {
      hangup: {
        reason: 'unmapped',
        party: 'unknown',
        certainty: 'unmapped',
        candidates: [],
        words: cause ?? '',
      },
      contradiction: null,
    };
  }
  return {
    hangup: {
      reason: row.reason,
      party: partyOf(row.side, direction),
      certainty: row.candidates.length > 0 ? 'ambiguous' : 'exact',
      candidates: row.candidates,
      words: cause ?? '',
    },
    contradiction: row.contradiction ?? null,
  };
}

/** The whole table, for documentation. */
export function alohaaHangupWords(): HangupWord[] {
  return alohaaHangups.map(({ cause, answered, reason, candidates, side, source }) => ({
    words: cause === '' ? [] : [cause],
    when: answered ? 'answered' : 'not answered',
    connected: answered,
    reason,
    candidates,
    party: { inbound: partyOf(side, 'inbound'), outbound: partyOf(side, 'outbound') },
    source,
  }));
}

/** The initiator of an outgoing call is our agent, of an incoming one the customer. */
function partyOf(side: Side, direction: Direction): HangupParty {
  if (side === 'network' || side === 'unknown') return side;
  if (direction === 'outbound') return side === 'initiator' ? 'agent' : 'customer';
  if (direction === 'inbound') return side === 'initiator' ? 'customer' : 'agent';
  return 'unknown';
}
