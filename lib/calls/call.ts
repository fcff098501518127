import { z } from 'zod';
import { agentOffer, extractedAction, transcriptTurn } from './call-event.ts';
import {
  abandonStage,
  callState,
  certainty,
  contradiction,
  direction,
  handledBy,
  hangupParty,
  hangupReason,
  lengthSource,
  numberKind,
  outcome,
  phase,
  recordingState,
} from './vocabulary.ts';

const text = z.string().nullable();
const instant = z.iso.datetime({ precision: 3 });
const seconds = z.number().nullable();

/** The lengths of a call that can be measured, given or derived. */
export const lengthName = z.enum(['duration', 'ring', 'customerRing', 'wait', 'talk', 'hold', 'billed']);
export type LengthName = z.infer<typeof lengthName>;

/**
 * A call as everyone outside the pipeline sees it: pages, exports, the command line. Instants are UTC, ISO
 * 8601 with milliseconds; lengths are seconds; `null` is "not known" and never 0.
 */
export const call = z.object({
  id: z.uuid(),
  connectionId: z.uuid(),
  provider: z.string(),
  keys: z.array(z.string()),

  direction,
  customerNumber: text,
  customerNumberRaw: text,
  customerNumberKind: numberKind.nullable(),
  customerName: text,
  businessNumber: text,
  businessNumberRaw: text,
  agentId: z.uuid().nullable(),
  agentName: text,
  agentNumber: text,
  handledBy,
  queue: text,
  ivr: text,
  campaign: text,

  state: callState,
  phase: phase.nullable(),
  staleAfter: instant.nullable(),

  outcome: outcome.nullable(),
  abandonStage: abandonStage.nullable(),
  reason: hangupReason.nullable(),
  party: hangupParty.nullable(),
  certainty: certainty.nullable(),
  candidates: z.array(hangupReason),
  outcomeWords: text,
  reasonWords: text,
  partyWords: text,

  startedAt: instant,
  startedAtSource: z.enum(['given', 'derived', 'received']),
  queuedAt: instant.nullable(),
  firstRingAt: instant.nullable(),
  serverAnsweredAt: instant.nullable(),
  connectedAt: instant.nullable(),
  endedAt: instant.nullable(),

  duration: seconds,
  ring: seconds,
  customerRing: seconds,
  wait: seconds,
  talk: seconds,
  hold: seconds,
  billed: seconds,
  lengthSources: z.partialRecord(lengthName, lengthSource),

  recordingUrl: text,
  recordingState,
  dtmf: text,
  disposition: text,
  hasTranscript: z.boolean(),
  actionCount: z.number().int(),

  telecomOperator: text,
  telecomCircle: text,
  offers: z.array(agentOffer),
  details: z.record(z.string(), z.json()),
  unmapped: z.array(z.string()),
  contradictions: z.array(contradiction),
  isTest: z.boolean(),
});
export type Call = z.infer<typeof call>;

/** A call with its transcript and actions, which lists leave out: they can be a megabyte each. */
export const wholeCall = call.extend({
  transcript: z.array(transcriptTurn),
  actions: z.array(extractedAction),
});
export type WholeCall = z.infer<typeof wholeCall>;
