import type {
  Certainty,
  Direction,
  HandledBy,
  HangupParty,
  HangupReason,
  Outcome,
} from '../../lib/calls/vocabulary.ts';

/** Who dealt with a call: a person or an AI took it, an agent was rung in vain, or it came to nobody. */
type Dealt = 'human' | 'ai' | 'rung' | 'nobody';

/** How a call can go on one line of the tables below: of a thousand calls so many, … */
type Line = [
  perMille: number,
  direction: Direction,
  outcome: Outcome,
  reason: HangupReason | null,
  party: HangupParty | null,
  /** The provider's own, made up like the provider. */
  words: string | null,
  dealt: Dealt,
  /** Where the words stand for several reasons. */
  candidates?: HangupReason[],
];

/**
 * How calls go, by the place of their connection: a service desk, a dialler, an exchange that speaks in numbers, a
 * provider that often gives no reason, and AI agents. Of all calls every tenth or so is ambiguous and every two
 * hundredth not recognised, some are internal, and none ends for `max_duration`.
 */
const places: readonly (readonly Line[])[] = [
  [
    [300, 'inbound', 'answered', 'completed', 'customer', 'caller_hangup', 'human'],
    [190, 'inbound', 'answered', 'completed', 'agent', 'agent_hangup', 'human'],
    [20, 'inbound', 'answered', 'transferred', 'agent', 'blind_transfer', 'human'],
    [40, 'inbound', 'answered', 'completed', 'unknown', 'disconnected', 'human', ['completed', 'cut_off']],
    [70, 'inbound', 'abandoned', 'abandoned', 'customer', 'left_queue', 'nobody'],
    [45, 'inbound', 'abandoned', 'abandoned', 'customer', 'left_menu', 'nobody'],
    [50, 'inbound', 'missed', 'no_agent', 'system', 'no_agent_free', 'nobody'],
    [60, 'inbound', 'missed', 'no_answer', 'agent', 'agent_no_answer', 'rung'],
    [30, 'inbound', 'missed', 'no_answer', 'unknown', 'not_connected', 'rung', ['no_answer', 'no_agent']],
    [20, 'inbound', 'missed', 'out_of_hours', 'system', 'after_hours', 'nobody'],
    [15, 'inbound', 'voicemail', 'voicemail', 'customer', 'left_voicemail', 'nobody'],
    [10, 'inbound', 'blocked', 'blocked', 'system', 'blacklist', 'nobody'],
    [5, 'inbound', 'failed', 'system_error', 'system', 'server_error', 'nobody'],
    [5, 'inbound', 'unknown', 'unmapped', 'unknown', 'cause', 'nobody'],
    [90, 'outbound', 'answered', 'completed', 'customer', 'customer_hangup', 'human'],
    [25, 'outbound', 'no_answer', 'no_answer', 'customer', 'ring_timeout', 'rung'],
    [10, 'outbound', 'busy', 'busy', 'customer', 'user_busy', 'rung'],
    [5, 'outbound', 'agent_no_answer', 'no_answer', 'agent', 'agent_timeout', 'rung'],
    [5, 'outbound', 'failed', 'unreachable', 'network', 'not_reachable', 'rung'],
    [5, 'internal', 'answered', 'completed', 'agent', 'extension', 'human'],
  ],
  [
    [330, 'outbound', 'answered', 'completed', 'customer', 'B-LEG HANGUP', 'human'],
    [120, 'outbound', 'answered', 'completed', 'agent', 'A-LEG HANGUP', 'human'],
    [170, 'outbound', 'no_answer', 'no_answer', 'customer', 'NO ANSWER', 'rung'],
    [
      90,
      'outbound',
      'no_answer',
      'no_answer',
      'unknown',
      'NC',
      'rung',
      ['no_answer', 'rejected', 'unreachable'],
    ],
    [60, 'outbound', 'busy', 'busy', 'customer', 'BUSY', 'rung'],
    [10, 'outbound', 'busy', 'rejected', 'customer', 'REJECTED', 'rung'],
    [35, 'outbound', 'failed', 'unreachable', 'network', 'SWITCHED OFF', 'rung'],
    [25, 'outbound', 'failed', 'invalid_number', 'network', 'INVALID NUMBER', 'rung'],
    [20, 'outbound', 'failed', 'network', 'network', 'CONGESTION', 'rung'],
    [30, 'outbound', 'failed', 'network', 'unknown', 'FAILED', 'rung', ['network', 'invalid_number']],
    [30, 'outbound', 'agent_no_answer', 'no_answer', 'agent', 'AGENT NO ANSWER', 'rung'],
    [15, 'outbound', 'cancelled', 'cancelled', 'agent', 'CANCEL', 'rung'],
    [3, 'outbound', 'voicemail', 'voicemail', 'system', 'MACHINE', 'rung'],
    [5, 'outbound', 'unknown', 'unmapped', 'unknown', 'CAUSE', 'rung'],
    [35, 'inbound', 'answered', 'completed', 'customer', 'A-LEG HANGUP', 'human'],
    [5, 'inbound', 'answered', 'completed', 'agent', 'B-LEG HANGUP', 'human'],
    [8, 'inbound', 'abandoned', 'abandoned', 'customer', 'CALLER HANGUP', 'nobody'],
    [6, 'inbound', 'missed', 'no_agent', 'system', 'NO AGENT', 'nobody'],
    [3, 'internal', 'answered', 'completed', 'agent', 'EXTENSION', 'human'],
  ],
  [
    [340, 'inbound', 'answered', 'completed', 'customer', '16 caller', 'human'],
    [150, 'inbound', 'answered', 'completed', 'agent', '16 callee', 'human'],
    [
      50,
      'inbound',
      'answered',
      'completed',
      'unknown',
      '31',
      'human',
      ['completed', 'cut_off', 'transferred'],
    ],
    [5, 'inbound', 'answered', 'cut_off', 'network', '102', 'human'],
    [70, 'inbound', 'missed', 'no_answer', 'agent', '19', 'rung'],
    [60, 'inbound', 'abandoned', 'abandoned', 'customer', '487', 'rung'],
    [10, 'inbound', 'failed', 'network', 'network', '38', 'nobody'],
    [10, 'inbound', 'voicemail', 'voicemail', 'customer', '16 voicemail', 'nobody'],
    [5, 'inbound', 'unknown', 'unmapped', 'unknown', '9', 'nobody'],
    [80, 'outbound', 'answered', 'completed', 'customer', '16 callee', 'human'],
    [60, 'outbound', 'answered', 'completed', 'agent', '16 caller', 'human'],
    [40, 'outbound', 'no_answer', 'no_answer', 'customer', '19', 'rung'],
    [35, 'outbound', 'no_answer', 'no_answer', 'unknown', '18', 'rung', ['no_answer', 'unreachable']],
    [25, 'outbound', 'busy', 'busy', 'customer', '17', 'rung'],
    [15, 'outbound', 'busy', 'rejected', 'customer', '21', 'rung'],
    [15, 'outbound', 'failed', 'invalid_number', 'network', '1', 'rung'],
    [15, 'outbound', 'failed', 'unreachable', 'network', '20', 'rung'],
    [5, 'outbound', 'failed', 'network', 'network', '34', 'rung'],
    [5, 'outbound', 'cancelled', 'cancelled', 'agent', '487', 'rung'],
    [5, 'internal', 'answered', 'completed', 'agent', '16', 'human'],
  ],
  [
    [275, 'inbound', 'answered', 'completed', 'customer', 'Customer', 'human'],
    [160, 'inbound', 'answered', 'completed', 'agent', 'Agent', 'human'],
    [130, 'inbound', 'answered', null, null, null, 'human'],
    [90, 'inbound', 'missed', 'no_answer', 'agent', 'No Answer', 'rung'],
    [60, 'inbound', 'missed', 'no_answer', 'unknown', 'NC', 'rung', ['no_answer', 'busy', 'unreachable']],
    [60, 'inbound', 'abandoned', 'abandoned', 'customer', 'Customer Drop', 'nobody'],
    [40, 'inbound', 'missed', 'no_agent', 'system', 'No Agent', 'nobody'],
    [20, 'inbound', 'missed', 'out_of_hours', 'system', 'Office Closed', 'nobody'],
    [5, 'inbound', 'blocked', 'blocked', 'system', 'Blocked', 'nobody'],
    [5, 'inbound', 'unknown', 'unmapped', 'unknown', 'Status', 'nobody'],
    [60, 'outbound', 'answered', 'completed', 'customer', 'Customer', 'human'],
    [40, 'outbound', 'no_answer', 'no_answer', 'customer', 'No Answer', 'rung'],
    [15, 'outbound', 'busy', 'busy', 'customer', 'Busy', 'rung'],
    [20, 'outbound', 'failed', 'unreachable', 'unknown', 'Failed', 'rung', ['unreachable', 'network']],
    [10, 'outbound', 'failed', 'invalid_number', 'network', 'Wrong Number', 'rung'],
    [5, 'internal', 'answered', 'completed', 'agent', 'Extension', 'human'],
    [5, 'unknown', 'answered', 'completed', 'unknown', 'Customer', 'human'],
  ],
  [
    [250, 'outbound', 'answered', 'completed', 'customer', 'user_goodbye', 'ai'],
    [240, 'outbound', 'answered', 'completed', 'ai', 'agent_goodbye', 'ai'],
    [85, 'outbound', 'answered', 'completed', 'unknown', 'silence', 'ai', ['completed', 'cut_off']],
    [30, 'outbound', 'answered', 'transferred', 'ai', 'transfer', 'ai'],
    [15, 'outbound', 'answered', 'cut_off', 'system', 'model_error', 'ai'],
    [60, 'outbound', 'voicemail', 'voicemail', 'system', 'voicemail', 'rung'],
    [100, 'outbound', 'no_answer', 'no_answer', 'customer', 'dial_no_answer', 'rung'],
    [30, 'outbound', 'busy', 'busy', 'customer', 'dial_busy', 'rung'],
    [20, 'outbound', 'failed', 'network', 'network', 'dial_failed', 'rung'],
    [25, 'outbound', 'failed', 'system_error', 'unknown', 'ended', 'rung', ['system_error', 'network']],
    [10, 'outbound', 'failed', 'invalid_number', 'network', 'no_such_number', 'rung'],
    [5, 'outbound', 'unknown', 'unmapped', 'unknown', 'reason', 'rung'],
    [60, 'inbound', 'answered', 'completed', 'customer', 'user_goodbye', 'ai'],
    [50, 'inbound', 'answered', 'completed', 'ai', 'agent_goodbye', 'ai'],
    [10, 'inbound', 'answered', 'transferred', 'ai', 'transfer', 'ai'],
    [7, 'inbound', 'abandoned', 'abandoned', 'customer', 'user_left', 'rung'],
    [3, 'inbound', 'failed', 'system_error', 'system', 'error', 'nobody'],
  ],
];

/** How a call goes on a connection. Of a thousand calls those from `first` to `last`, counted from 0. */
export type CallShape = {
  place: number;
  first: number;
  last: number;
  direction: Direction;
  outcome: Outcome;
  reason: HangupReason | null;
  party: HangupParty | null;
  certainty: Certainty | null;
  candidates: HangupReason[];
  words: string | null;
  handled_by: HandledBy;
  /** An agent took it, or let it ring. */
  has_agent: boolean;
};

/** All of them. */
export const callShapes: readonly CallShape[] = places.flatMap((lines, place) => {
  let next = 0;
  return lines.map(([perMille, direction, outcome, reason, party, words, dealt, candidates = []]) => {
    const first = next;
    next += perMille;
    return {
      ...{ place, first, last: next - 1, direction, outcome, reason, party, words, candidates },
      certainty: certaintyOf(reason, candidates),
      handled_by: dealt === 'human' || dealt === 'ai' ? dealt : 'nobody',
      has_agent: dealt !== 'nobody',
    };
  });
});

function certaintyOf(reason: HangupReason | null, candidates: readonly HangupReason[]): Certainty | null {
  if (reason === null) return null;
  if (reason === 'unmapped') return 'unmapped';
  return candidates.length > 0 ? 'ambiguous' : 'exact';
}
