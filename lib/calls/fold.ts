import type { Call, WholeCall } from './call.ts';
import { type CallEvent, type CallFacts, type Finality, presentFacts } from './call-event.ts';
import { decideOutcome } from './decide-outcome.ts';
import { findContradictions } from './find-contradictions.ts';
import { type Instants, lengths } from './lengths.ts';
import { mergeOffers } from './merge-offers.ts';
import { numberKindOf, toE164 } from './phone-number.ts';
import type { Phase } from './vocabulary.ts';

/** A stored event with what is known of the delivery that asserted it. */
export type StoredEvent = CallEvent & {
  deliveryId: string;
  ordinal: number;
  contentHash: string;
  /** When that delivery first came. Used only where a provider gives no time at all. */
  receivedAt: string;
  isTest: boolean;
};

/** What the fold needs to know of the connection. Limits in seconds. */
export type FoldContext = {
  defaultCountry: string;
  ringingLimitSeconds: number;
  talkingLimitSeconds: number;
};

/** A call as its events tell it; `sources` names the delivery behind each claim that was taken. */
export type FoldedCall = Omit<WholeCall, 'id' | 'connectionId' | 'provider' | 'agentId'> & {
  agentKind: 'human' | 'ai';
  sources: Record<string, string>;
};

/**
 * All events of one call → the call. Pure, and the same for every order and repetition of the events: they are
 * put in order by (finality, time, content), never by arrival, and later claims win field by field.
 *
 * @throws {RangeError} when there are no events.
 */
export function fold(events: readonly StoredEvent[], context: FoldContext): FoldedCall {
  const ordered = inFoldOrder(events);
  const [first] = ordered;
  if (!first) throw new RangeError('a call has at least one event');

  const { facts, sources } = latestClaims(ordered);
  const connected = isConnected(ordered);
  const ended = ordered.some((event) => event.facts.ended === true);
  const direction = facts.direction ?? 'unknown';
  const offers = mergeOffers(ordered.flatMap(({ facts: { offer } }) => offer ?? []));
  const started = startOf(events, facts);
  const instants: Instants & { serverAnsweredAt: string | null } = {
    startedAt: started.at,
    queuedAt: facts.queuedAt ?? null,
    firstRingAt: facts.firstRingAt ?? null,
    serverAnsweredAt: facts.serverAnsweredAt ?? null,
    connectedAt: facts.connectedAt ?? null,
    endedAt: facts.endedAt ?? null,
  };
  // A start that nobody gave measures nothing.
  const measurable = started.source === 'given' ? instants : { ...instants, startedAt: null };
  const {
    seconds,
    sources: lengthSources,
    disagree,
  } = lengths(measurable, facts, {
    direction,
    connected,
    offers,
  });
  const hangup = ended ? facts.hangup : undefined;
  const reason = hangup?.reason ?? null;
  const phase = ended ? null : connected ? 'talking' : (facts.phase ?? null);

  return {
    keys: [...new Set(ordered.flatMap((event) => event.callKeys))].sort(),
    direction,
    customerNumber: e164(facts.customerNumber, context),
    customerNumberRaw: facts.customerNumber ?? null,
    customerNumberKind:
      facts.customerNumber === undefined ? null : numberKindOf(facts.customerNumber, context.defaultCountry),
    customerName: facts.customerName ?? null,
    businessNumber: e164(facts.businessNumber, context),
    businessNumberRaw: facts.businessNumber ?? null,
    agentName: facts.agentName ?? null,
    agentNumber: e164(facts.agentNumber, context) ?? facts.agentNumber ?? null,
    agentKind: facts.agentKind ?? 'human',
    handledBy: connected ? (facts.agentKind ?? 'human') : 'nobody',
    queue: facts.queue ?? null,
    ivr: facts.ivr ?? null,
    campaign: facts.campaign ?? null,

    state: ended ? 'ended' : 'live',
    phase,
    staleAfter: ended ? null : staleAfter(ordered, phase === 'talking', context),

    outcome: ended
      ? decideOutcome({
          direction,
          connected,
          reason,
          party: hangup?.party ?? null,
          customerRang: customerRang(ordered),
        })
      : null,
    abandonStage: (ended ? facts.abandonStage : null) ?? null,
    reason,
    party: hangup?.party ?? null,
    certainty: hangup?.certainty ?? null,
    candidates: hangup?.candidates ?? [],
    outcomeWords: facts.outcomeWords ?? null,
    reasonWords: hangup?.words || null,
    partyWords: facts.partyWords ?? null,

    ...instants,
    startedAt: started.at,
    startedAtSource: started.source,

    ...seconds,
    lengthSources,

    recordingUrl: facts.recordingUrl ?? null,
    recordingState: facts.recordingUrl === undefined ? 'none' : 'available',
    dtmf: facts.dtmf ?? null,
    disposition: facts.disposition ?? null,
    hasTranscript: (facts.turns ?? []).length > 0,
    actionCount: (facts.actions ?? []).length,
    transcript: facts.turns ?? [],
    actions: facts.actions ?? [],

    telecomOperator: facts.telecomOperator ?? null,
    telecomCircle: facts.telecomCircle ?? null,
    offers,
    details: facts.details ?? {},
    unmapped: [...new Set(ordered.flatMap((event) => event.facts.unmapped ?? []))].sort(),
    contradictions: findContradictions(
      ordered.flatMap((event) => event.facts.contradictions ?? []),
      { connected, reason, lengthsDisagree: disagree, instants },
    ),
    isTest: ordered.some((event) => event.isTest),
    sources,
  };
}

/**
 * The order in which claims are heard, weakest first: by finality, time, how far into the call, content. Equal
 * claims are kept once. It holds no trace of arrival.
 * On a call that was connected, what a leg says that was not answered weighs less than any report of the
 * answered one: hunting groups report each agent that did not pick up. At the same instant (notifications that
 * carry only the call's start) who picked up outweighs who was rung.
 */
export function inFoldOrder(events: readonly StoredEvent[]): StoredEvent[] {
  const connected = isConnected(events);
  const weight = (event: StoredEvent) =>
    connected && event.facts.connected === false && event.finality === 'report'
      ? 0.5
      : finalityWeight[event.finality];
  const ordered = [...events].sort(
    (a, b) =>
      weight(a) - weight(b) ||
      compare(a.at ?? '', b.at ?? '') ||
      Number(a.facts.connected === true) - Number(b.facts.connected === true) ||
      progress(a) - progress(b) ||
      compare(a.contentHash, b.contentHash) ||
      compare(a.deliveryId, b.deliveryId),
  );
  return ordered.filter((event, index) => event.contentHash !== ordered[index - 1]?.contentHash);
}

/** Of two notifications of the same second, the one from further into the call came later. */
function progress({ facts }: StoredEvent): number {
  return facts.phase === undefined ? -1 : phases.indexOf(facts.phase);
}

const phases: readonly Phase[] = ['queued', 'in_ivr', 'in_queue', 'ringing', 'talking'];

const finalityWeight: Record<Finality, number> = { live: 0, report: 1, correction: 2 };

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isConnected(events: readonly StoredEvent[]): boolean {
  return events.some((event) => event.facts.connected === true);
}

function latestClaims(ordered: readonly StoredEvent[]): {
  facts: CallFacts;
  sources: Record<string, string>;
} {
  const facts: CallFacts = {};
  const details = new Map<string, NonNullable<CallFacts['details']>[string]>();
  const sources: Record<string, string> = {};
  for (const { facts: said, deliveryId } of ordered) {
    const present = presentFacts(said);
    Object.assign(facts, present);
    for (const name of Object.keys(present)) sources[name] = deliveryId;
    for (const [name, value] of Object.entries(present.details ?? {})) {
      details.set(name, value);
      sources[`details.${name}`] = deliveryId;
    }
  }
  const inOrder = [...details].sort(([a], [b]) => compare(a, b));
  return { facts: { ...facts, details: Object.fromEntries(inOrder) }, sources };
}

function startOf(
  events: readonly StoredEvent[],
  facts: CallFacts,
): { at: string; source: Call['startedAtSource'] } {
  if (facts.startedAt !== undefined) return { at: facts.startedAt, source: 'given' };
  const known = events.flatMap((event) => [
    event.at,
    event.facts.queuedAt,
    event.facts.firstRingAt,
    event.facts.serverAnsweredAt,
    event.facts.connectedAt,
    event.facts.endedAt,
  ]);
  const earliest = known.filter((at) => at !== null && at !== undefined).sort()[0];
  if (earliest !== undefined) return { at: earliest, source: 'derived' };
  const received = events.map((event) => event.receivedAt).sort()[0];
  return { at: received ?? new Date(0).toISOString(), source: 'received' };
}

function e164(number: string | undefined, { defaultCountry }: FoldContext): string | null {
  return number === undefined ? null : toE164(number, defaultCountry);
}

/** Live calls of which nothing was heard for longer than their phase may last count as stale from here on. */
function staleAfter(ordered: readonly StoredEvent[], talking: boolean, context: FoldContext): string | null {
  const lastHeard = ordered
    .map((event) => event.at ?? event.receivedAt)
    .sort()
    .at(-1);
  if (lastHeard === undefined) return null;
  const limit = talking ? context.talkingLimitSeconds : context.ringingLimitSeconds;
  return new Date(Date.parse(lastHeard) + limit * 1000).toISOString();
}

function customerRang(ordered: readonly StoredEvent[]): boolean | null {
  const rings = ordered.map((event) => event.facts.givenCustomerRing).filter((ring) => ring !== undefined);
  if (rings.some((ring) => ring > 0) || ordered.some((event) => event.kind === 'customer_ringing'))
    return true;
  return rings.length > 0 ? false : null;
}
