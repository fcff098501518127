import type { LengthName } from './call.ts';
import type { CallEventKind } from './call-event.ts';
import type {
  AbandonStage,
  CallState,
  Certainty,
  Contradiction,
  Direction,
  HandledBy,
  HangupParty,
  HangupReason,
  LengthSource,
  NumberKind,
  Outcome,
  Phase,
  Speaker,
} from './vocabulary.ts';

/** A word of the model as people read it, and what it means in one sentence. */
export type Label = { word: string; means: string };

/** In the order of the vocabulary, which is also the order of legends: reached first, lost after, unknown last. */
export const outcomeLabels: Record<Outcome, Label> = {
  answered: {
    word: 'Answered',
    means:
      'Customer and agent (a person or an AI) were on the line together. A menu or a mailbox is no answer.',
  },
  voicemail: { word: 'Voicemail', means: 'A machine took the call, whether or not a message was left.' },
  abandoned: { word: 'Abandoned', means: 'The caller hung up before an agent answered.' },
  missed: {
    word: 'Missed',
    means:
      'An inbound call that nobody answered and that our side or the system ended: rang out, nobody free, closed.',
  },
  no_answer: { word: 'No answer', means: 'An outbound call that the customer did not pick up.' },
  busy: { word: 'Busy', means: 'The customer’s line was busy, or the customer rejected the call.' },
  agent_no_answer: {
    word: 'Agent did not answer',
    means: 'An outbound call whose agent never picked up, so that the customer was not reached.',
  },
  cancelled: { word: 'Cancelled', means: 'An outbound call that our side gave up before an answer.' },
  failed: {
    word: 'Failed',
    means: 'The call could not be made: network, wrong number, phone unreachable or a fault of the system.',
  },
  blocked: { word: 'Blocked', means: 'Kept back by a spam or do-not-call list.' },
  unknown: { word: 'Unknown', means: 'The call ended, and what the provider said does not tell how.' },
};

export const reasonLabels: Record<HangupReason, Label> = {
  completed: { word: 'Completed', means: 'The conversation came to its end.' },
  transferred: { word: 'Transferred', means: 'The call was handed on to another line.' },
  no_answer: { word: 'No answer', means: 'It rang, and nobody picked up.' },
  busy: { word: 'Busy', means: 'The line was busy.' },
  rejected: { word: 'Rejected', means: 'The call was declined.' },
  cancelled: { word: 'Cancelled', means: 'The side that placed the call gave up before an answer.' },
  abandoned: { word: 'Abandoned', means: 'The caller hung up while waiting.' },
  no_agent: { word: 'No agent free', means: 'No agent was there to take the call.' },
  out_of_hours: { word: 'Out of hours', means: 'The call came while the line was closed.' },
  unreachable: { word: 'Unreachable', means: 'The phone was off or had no signal.' },
  invalid_number: { word: 'Invalid number', means: 'The number does not exist or cannot be dialled.' },
  network: { word: 'Network', means: 'The telephone network could not complete the call.' },
  voicemail: { word: 'Voicemail', means: 'A machine took the call.' },
  max_duration: { word: 'Longest length reached', means: 'The system ended the call at its time limit.' },
  cut_off: { word: 'Cut off', means: 'The line dropped in the middle.' },
  blocked: { word: 'Blocked', means: 'A spam or do-not-call list stopped the call.' },
  system_error: { word: 'System error', means: 'The provider’s system failed.' },
  unmapped: {
    word: 'Not recognised',
    means: 'The provider sent a word that is not known yet. It is kept below.',
  },
};

export const partyLabels: Record<HangupParty, Label> = {
  customer: { word: 'customer', means: 'The customer ended the call.' },
  agent: { word: 'agent', means: 'Our agent ended the call.' },
  ai: { word: 'AI', means: 'The AI agent ended the call.' },
  system: { word: 'system', means: 'The provider’s system ended the call.' },
  network: { word: 'network', means: 'The telephone network ended the call.' },
  unknown: { word: 'unknown side', means: 'The provider does not tell which side ended the call.' },
};

export const certaintyLabels: Record<Certainty, Label> = {
  exact: { word: 'Exact', means: 'The provider’s word has this one meaning.' },
  ambiguous: {
    word: 'Ambiguous',
    means:
      'The provider uses the same word for several reasons. The likeliest is shown, with the others beside it.',
  },
  unmapped: {
    word: 'Not recognised',
    means: 'The provider’s word is not known yet, so the reason is not known.',
  },
};

export const abandonStageLabels: Record<AbandonStage, string> = {
  ivr: 'in the menu',
  queue: 'in the queue',
  ringing: 'while an agent was rung',
};

export const directionLabels: Record<Direction, Label> = {
  inbound: { word: 'Inbound', means: 'The customer called.' },
  outbound: { word: 'Outbound', means: 'We called the customer.' },
  internal: { word: 'Internal', means: 'Between two of our own lines. Left out of figures.' },
  unknown: { word: 'Unknown', means: 'The provider does not tell who called.' },
};

export const handledByLabels: Record<HandledBy, string> = {
  human: 'a person',
  ai: 'an AI agent',
  nobody: 'nobody',
};

export const stateLabels: Record<CallState, Label> = {
  live: { word: 'Live', means: 'The call is going on.' },
  ended: { word: 'Ended', means: 'The call is over.' },
  stale: {
    word: 'Stale',
    means:
      'The call began, but its end was not reported in time. It enters no rate; a late report repairs it.',
  },
};

export const phaseLabels: Record<Phase, string> = {
  queued: 'to be dialled',
  ringing: 'ringing',
  in_ivr: 'in the menu',
  in_queue: 'in the queue',
  talking: 'talking',
};

export const lengthLabels: Record<LengthName, Label> = {
  duration: { word: 'Duration', means: 'From the start to the end of the call.' },
  ring: { word: 'Ring', means: 'How long the agent’s phone rang.' },
  customerRing: { word: 'Customer ring', means: 'How long the customer’s phone rang.' },
  wait: { word: 'Wait', means: 'How long an inbound caller waited for an agent.' },
  talk: { word: 'Talk', means: 'How long customer and agent talked, without hold.' },
  hold: { word: 'Hold', means: 'How long the customer was on hold.' },
  billed: { word: 'Billed', means: 'What the provider charges for. Not a measure of talking.' },
};

export const lengthSourceLabels: Record<LengthSource, Label> = {
  measured: { word: 'measured', means: 'Calculated from the instants of the call.' },
  given: { word: 'given', means: 'As the provider says it.' },
  derived: { word: 'derived', means: 'Follows from other lengths of the call.' },
};

export const numberKindLabels: Record<NumberKind, Label> = {
  e164: { word: 'Number', means: 'A telephone number.' },
  withheld: { word: 'Withheld', means: 'The caller hides the number.' },
  internal: { word: 'Internal', means: 'An extension of our own, not a number of the telephone network.' },
  unreadable: {
    word: 'Not readable',
    means: 'What the provider sent is no telephone number: masked, cut or something else.',
  },
};

export const speakerLabels: Record<Speaker, Label> = {
  human: { word: 'Human', means: 'The person on the line.' },
  ai: { word: 'AI', means: 'The AI agent.' },
  other: { word: 'Other', means: 'The transcript does not tell whether a person or the AI agent speaks.' },
};

export const contradictionLabels: Record<Contradiction, string> = {
  answered_with_unanswered_cause:
    'The call was answered, yet the provider gives a hang-up cause that belongs to calls that were not. It counts as answered, because someone talked.',
  unanswered_with_answered_cause:
    'The call was not answered, yet the provider gives a hang-up cause that belongs to calls that were.',
  lengths_disagree:
    'The lengths that the provider gives do not agree with its times or with each other. Compare them below.',
  times_out_of_order:
    'One of the times lies before another that must come first. Lengths made from them may be wrong.',
  ambiguous_local_time:
    'A local time occurred twice, because the clocks went back that night. The earlier one was taken.',
  impossible_local_time:
    'A local time never occurred, because the clocks went forward that night. It was read as if they had not.',
};

export const eventLabels: Record<CallEventKind, string> = {
  started: 'Call started',
  queued: 'Put in the queue',
  ivr: 'Reached the menu',
  dtmf: 'Key pressed',
  agent_ringing: 'Agent’s phone rings',
  agent_answered: 'Agent picked up',
  agent_missed: 'Agent did not pick up',
  customer_ringing: 'Customer’s phone rings',
  connected: 'Customer and agent connected',
  transferred: 'Transferred',
  hold: 'Put on hold',
  ended: 'Call ended',
  transcript: 'Transcript received',
  analysis: 'Analysis received',
  disposition: 'Result noted by the agent',
};
