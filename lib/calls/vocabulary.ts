import { z } from 'zod';

/**
 * The words of the call model. Every provider's words end up as these; columns, filters, charts and exports
 * use them under these names.
 */

export const direction = z.enum(['inbound', 'outbound', 'internal', 'unknown']);
export type Direction = z.infer<typeof direction>;

export const handledBy = z.enum(['human', 'ai', 'nobody']);
export type HandledBy = z.infer<typeof handledBy>;

/** `stale`: live, but no end came within the connection's limit. */
export const callState = z.enum(['live', 'ended', 'stale']);
export type CallState = z.infer<typeof callState>;

export const phase = z.enum(['queued', 'ringing', 'in_ivr', 'in_queue', 'talking']);
export type Phase = z.infer<typeof phase>;

/** Exactly one per ended call. */
export const outcome = z.enum([
  'answered',
  'voicemail',
  'abandoned',
  'missed',
  'no_answer',
  'busy',
  'agent_no_answer',
  'cancelled',
  'failed',
  'blocked',
  'unknown',
]);
export type Outcome = z.infer<typeof outcome>;

/** Where an inbound caller gave up. */
export const abandonStage = z.enum(['ivr', 'queue', 'ringing']);
export type AbandonStage = z.infer<typeof abandonStage>;

export const hangupReason = z.enum([
  'completed',
  'transferred',
  'no_answer',
  'busy',
  'rejected',
  'cancelled',
  'abandoned',
  'no_agent',
  'out_of_hours',
  'unreachable',
  'invalid_number',
  'network',
  'voicemail',
  'max_duration',
  'cut_off',
  'blocked',
  'system_error',
  'unmapped',
]);
export type HangupReason = z.infer<typeof hangupReason>;

export const hangupParty = z.enum(['customer', 'agent', 'ai', 'system', 'network', 'unknown']);
export type HangupParty = z.infer<typeof hangupParty>;

/** `ambiguous`: the provider's word stands for several reasons, listed as candidates. */
export const certainty = z.enum(['exact', 'ambiguous', 'unmapped']);
export type Certainty = z.infer<typeof certainty>;

/** Where a length or an instant comes from. */
export const lengthSource = z.enum(['measured', 'given', 'derived']);
export type LengthSource = z.infer<typeof lengthSource>;

export const recordingState = z.enum(['none', 'available']);
export type RecordingState = z.infer<typeof recordingState>;

/** Claims of one call that cannot all be true. */
export const contradiction = z.enum([
  /** The call was answered, yet the hang-up cause belongs to calls that were not. */
  'answered_with_unanswered_cause',
  /** The call was not answered, yet the hang-up cause belongs to calls that were. */
  'unanswered_with_answered_cause',
  /** The lengths the provider gives do not agree with its instants or with each other. */
  'lengths_disagree',
  /** An instant lies before one that must precede it. */
  'times_out_of_order',
  /** A local time that the connection's zone had twice (clocks went back); the earlier one was taken. */
  'ambiguous_local_time',
  /** A local time that the connection's zone never had (clocks went forward); read with the offset before. */
  'impossible_local_time',
]);
export type Contradiction = z.infer<typeof contradiction>;

/** Who speaks a turn of a transcript. */
export const speaker = z.enum(['human', 'ai', 'other']);
export type Speaker = z.infer<typeof speaker>;

/**
 * What a customer number is. `withheld`: the caller hid it; `internal`: an extension; `unreadable`: text that is
 * none of them (masked, redacted, odd).
 */
export const numberKind = z.enum(['e164', 'withheld', 'internal', 'unreadable']);
export type NumberKind = z.infer<typeof numberKind>;
