import { z } from 'zod';
import {
  abandonStage,
  certainty,
  contradiction,
  direction,
  hangupParty,
  hangupReason,
  phase,
  speaker,
} from './vocabulary.ts';

/**
 * How much a claim about a call weighs, weakest first. `live`: a notification while the call goes on.
 * `report`: the end-of-call report. `correction`: what is said later (disposition, analysis).
 */
export const finality = z.enum(['live', 'report', 'correction']);
export type Finality = z.infer<typeof finality>;

export const callEventKind = z.enum([
  'started',
  'queued',
  'ivr',
  'dtmf',
  'agent_ringing',
  'agent_answered',
  'agent_missed',
  'customer_ringing',
  'connected',
  'transferred',
  'hold',
  'ended',
  'transcript',
  'analysis',
  'disposition',
]);
export type CallEventKind = z.infer<typeof callEventKind>;

const instant = z.iso.datetime({ offset: false, precision: 3 });
const seconds = z.number().min(0).max(31_536_000);

/** The hang-up as a provider's table reads it. */
export const hangup = z.object({
  reason: hangupReason,
  party: hangupParty,
  certainty,
  /** The reasons it may be, when ambiguous. */
  candidates: z.array(hangupReason),
  /** The provider's own words that were read. */
  words: z.string(),
});
export type Hangup = z.infer<typeof hangup>;

/** One agent that was rung, and what came of it. */
export const agentOffer = z.object({
  name: z.string().nullable(),
  number: z.string().nullable(),
  result: z.enum(['ringing', 'answered', 'missed']),
  ring: seconds.nullable(),
});
export type AgentOffer = z.infer<typeof agentOffer>;

/**
 * One utterance of a transcript, in order. The words and texts of all turns, joined, give back what the provider
 * sent, character for character.
 */
export const transcriptTurn = z.object({
  speaker,
  /**
   * How the provider names the speaker, exactly as written, with the line break and colon around it where its
   * transcript is one text; empty where it named none. Trim it to show it.
   */
  words: z.string(),
  text: z.string(),
  /** Seconds from the start of the recording, where the provider says it. */
  offset: z.number().min(0).nullable(),
});
export type TranscriptTurn = z.infer<typeof transcriptTurn>;

/** Something an AI agent did or found out during a call. */
export const extractedAction = z.object({
  name: z.string(),
  type: z.string(),
  /** What the extracted value is called. */
  identifier: z.string().nullable(),
  value: z.json(),
  condition: z.string().nullable(),
  choices: z.json(),
  examples: z.json(),
  error: z.string().nullable(),
  /** The action as the provider sent it. */
  raw: z.json(),
});
export type ExtractedAction = z.infer<typeof extractedAction>;

/** What one event says about its call. An absent field says nothing and erases nothing. Lengths are seconds. */
export const callFacts = z
  .object({
    direction,
    /** As received; the fold derives E.164 from it with the connection's country. */
    customerNumber: z.string(),
    customerName: z.string(),
    businessNumber: z.string(),
    agentName: z.string(),
    agentNumber: z.string(),
    agentKind: z.enum(['human', 'ai']),
    queue: z.string(),
    ivr: z.string(),
    campaign: z.string(),
    phase,
    /**
     * Whether customer and agent were on the line together, as far as this event's leg goes. Once any event says
     * so it is never withdrawn, and the claims of legs that were not answered step back.
     */
    connected: z.boolean(),
    ended: z.boolean(),
    hangup,
    abandonStage,
    outcomeWords: z.string(),
    partyWords: z.string(),
    startedAt: instant,
    queuedAt: instant,
    firstRingAt: instant,
    serverAnsweredAt: instant,
    connectedAt: instant,
    endedAt: instant,
    givenDuration: seconds,
    givenRing: seconds,
    givenCustomerRing: seconds,
    givenWait: seconds,
    givenTalk: seconds,
    givenHold: seconds,
    givenBilled: seconds,
    recordingUrl: z.string(),
    telecomOperator: z.string(),
    telecomCircle: z.string(),
    /** Keys the customer pressed, all of them so far. */
    dtmf: z.string(),
    /** How the agent filed the call in the provider's own software. */
    disposition: z.string(),
    offer: agentOffer,
    turns: z.array(transcriptTurn),
    actions: z.array(extractedAction),
    /** Words of the provider that no table knows, as `field=word`. */
    unmapped: z.array(z.string()),
    contradictions: z.array(contradiction),
    /** Anything else the provider said, under its own field names. */
    details: z.record(z.string(), z.json()),
  })
  .partial();
export type CallFacts = z.infer<typeof callFacts>;

/** The facts without the fields that say nothing. */
export function presentFacts(facts: CallFacts): CallFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** One normalised fact about a call, asserted by one delivery. Instants are UTC, ISO 8601 with milliseconds. */
export const callEvent = z.object({
  /** The provider's names for the call; events that share one are about the same call. */
  callKeys: z.array(z.string().min(1).max(512)).min(1),
  kind: callEventKind,
  at: instant.nullable(),
  finality,
  facts: callFacts,
});
export type CallEvent = z.infer<typeof callEvent>;
