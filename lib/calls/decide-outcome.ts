import type { Direction, HangupParty, HangupReason, Outcome } from './vocabulary.ts';

/** What an ended call left behind to judge it by. */
export type OutcomeEvidence = {
  direction: Direction;
  /** Customer and agent, human or AI, were on the line together. */
  connected: boolean;
  reason: HangupReason | null;
  party: HangupParty | null;
  /** Outbound: whether the customer's phone rang at all; `null` when nobody said. */
  customerRang: boolean | null;
};

/**
 * The one outcome of an ended call, whatever the provider. Where the evidence does not decide, `unknown`; a
 * recording, billed seconds or an IVR that picked up are not evidence of an answer and do not come in here.
 */
export function decideOutcome(evidence: OutcomeEvidence): Outcome {
  const { connected, reason, direction } = evidence;
  if (reason === 'voicemail') return 'voicemail';
  if (connected) return 'answered';
  if (reason === null || reason === 'unmapped') return 'unknown';
  if (reason === 'blocked') return 'blocked';
  const row = unanswered[reason];
  if (direction === 'inbound') return row.inbound[ourSide(evidence) ? 'us' : 'them'];
  if (direction === 'outbound') {
    if (gaveUpBeforeCustomerRang(evidence)) return 'agent_no_answer';
    return row.outbound[ourSide(evidence) && !gaveUpOnCustomer(evidence) ? 'us' : 'them'];
  }
  return row.inbound.us === 'failed' ? 'failed' : 'unknown';
}

type Sides = { us: Outcome; them: Outcome };
type Row = { inbound: Sides; outbound: Sides };
type Unanswered = Exclude<HangupReason, 'voicemail' | 'blocked' | 'unmapped'>;

const missed: Sides = { us: 'missed', them: 'missed' };
const leftOrMissed: Sides = { us: 'missed', them: 'abandoned' };
const failed: Sides = { us: 'failed', them: 'failed' };
const unknown: Sides = { us: 'unknown', them: 'unknown' };

/**
 * Calls on which customer and agent never met. `us`: our agent or our system ended it or could not be had;
 * `them`: the customer, the network, or nobody said. An agent that does not pick up is never the customer's
 * doing.
 */
const unanswered: Record<Unanswered, Row> = {
  no_answer: { inbound: missed, outbound: { us: 'agent_no_answer', them: 'no_answer' } },
  no_agent: { inbound: missed, outbound: { us: 'agent_no_answer', them: 'agent_no_answer' } },
  out_of_hours: { inbound: missed, outbound: { us: 'cancelled', them: 'cancelled' } },
  busy: { inbound: missed, outbound: { us: 'agent_no_answer', them: 'busy' } },
  rejected: { inbound: leftOrMissed, outbound: { us: 'agent_no_answer', them: 'busy' } },
  cancelled: { inbound: leftOrMissed, outbound: { us: 'cancelled', them: 'no_answer' } },
  abandoned: { inbound: leftOrMissed, outbound: { us: 'cancelled', them: 'no_answer' } },
  completed: { inbound: leftOrMissed, outbound: { us: 'cancelled', them: 'no_answer' } },
  transferred: { inbound: unknown, outbound: unknown },
  max_duration: { inbound: missed, outbound: unknown },
  cut_off: { inbound: unknown, outbound: unknown },
  unreachable: {
    inbound: { us: 'missed', them: 'failed' },
    outbound: { us: 'agent_no_answer', them: 'failed' },
  },
  invalid_number: { inbound: { us: 'missed', them: 'failed' }, outbound: failed },
  network: { inbound: failed, outbound: { us: 'agent_no_answer', them: 'failed' } },
  system_error: { inbound: failed, outbound: failed },
};

function ourSide({ party }: OutcomeEvidence): boolean {
  return party === 'agent' || party === 'ai' || party === 'system';
}

/**
 * Our system ends a call that nobody picks up, too: that speaks of the customer, unless their phone never rang.
 */
function gaveUpOnCustomer({ party, reason, customerRang }: OutcomeEvidence): boolean {
  const unreached =
    reason === 'no_answer' || reason === 'busy' || reason === 'rejected' || reason === 'unreachable';
  return party === 'system' && unreached && customerRang !== false;
}

/** Click-to-call rings our agent first: ended by the agent's side before the customer's phone rang. */
function gaveUpBeforeCustomerRang({ party, reason, customerRang }: OutcomeEvidence): boolean {
  return party === 'agent' && reason === 'cancelled' && customerRang === false;
}
