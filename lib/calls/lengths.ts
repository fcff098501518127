import type { LengthName } from './call.ts';
import type { AgentOffer, CallFacts } from './call-event.ts';
import type { Direction, LengthSource } from './vocabulary.ts';

/** The instants of a call that lengths are measured between. */
export type Instants = {
  startedAt: string | null;
  queuedAt: string | null;
  firstRingAt: string | null;
  connectedAt: string | null;
  endedAt: string | null;
};

type Lengths = {
  seconds: Record<LengthName, number | null>;
  sources: Partial<Record<LengthName, LengthSource>>;
  /** A provider's total or parts contradict the instants by more than the tolerance. */
  disagree: boolean;
};

/** Providers round each length on its own; less than this apart, in seconds, is agreement. */
const tolerance = 2;

/**
 * The lengths of a call in seconds, each measured between instants where both are known and the provider's
 * own figure otherwise. Talk is never taken from the duration, nor from billed seconds.
 */
export function lengths(
  instants: Instants,
  given: CallFacts,
  {
    direction,
    connected,
    offers,
  }: { direction: Direction; connected: boolean; offers: readonly AgentOffer[] },
): Lengths {
  const { startedAt, queuedAt, firstRingAt, connectedAt, endedAt } = instants;
  const waitFrom = earliest(queuedAt, firstRingAt) ?? startedAt;
  const holdSeconds = given.givenHold ?? null;
  const line = between(connectedAt, endedAt);

  const picked: Record<LengthName, Picked> = {
    duration: prefer(between(startedAt, endedAt), given.givenDuration),
    ring: ringOf(between(firstRingAt, connectedAt), offers, given.givenRing),
    customerRing: prefer(null, given.givenCustomerRing),
    wait:
      direction === 'inbound' && connected
        ? prefer(between(waitFrom, connectedAt), given.givenWait)
        : nothing,
    talk: connected
      ? prefer(line === null ? null : Math.max(0, line - (holdSeconds ?? 0)), given.givenTalk)
      : nothing,
    hold: prefer(null, given.givenHold),
    billed: prefer(null, given.givenBilled),
  };
  return {
    seconds: mapLengths(picked, (length) => length.seconds),
    sources: Object.fromEntries(
      Object.entries(picked).flatMap(([name, { source }]) => (source === null ? [] : [[name, source]])),
    ),
    disagree: disagree(picked, given),
  };
}

type Picked = { seconds: number | null; source: LengthSource | null };

const nothing: Picked = { seconds: null, source: null };

/** Where several agents were rung, the first ring was not that of the one who picked up. */
function ringOf(measured: number | null, offers: readonly AgentOffer[], given: number | undefined): Picked {
  if (offers.length < 2) return prefer(measured, given);
  const answered = offers.find(({ result }) => result === 'answered');
  return prefer(null, answered?.ring ?? given);
}

function prefer(measured: number | null, given: number | undefined): Picked {
  if (measured !== null) return { seconds: measured, source: 'measured' };
  return given === undefined ? nothing : { seconds: given, source: 'given' };
}

function disagree(picked: Record<LengthName, Picked>, given: CallFacts): boolean {
  const duration = picked.duration.seconds;
  if (duration === null) return false;
  const differs = given.givenDuration !== undefined && Math.abs(given.givenDuration - duration) > tolerance;
  const talksLonger = (picked.talk.seconds ?? given.givenTalk ?? 0) > duration + tolerance;
  return differs || talksLonger;
}

/** Seconds from one instant to another; `null` when one is missing or they are in the wrong order. */
function between(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null;
  const ms = Date.parse(to) - Date.parse(from);
  return ms < 0 ? null : ms / 1000;
}

function earliest(...instants: (string | null)[]): string | null {
  return instants.filter((instant) => instant !== null).sort()[0] ?? null;
}

function mapLengths(
  picked: Record<LengthName, Picked>,
  value: (length: Picked) => number | null,
): Record<LengthName, number | null> {
  const { duration, ring, customerRing, wait, talk, hold, billed } = picked;
  return {
    duration: value(duration),
    ring: value(ring),
    customerRing: value(customerRing),
    wait: value(wait),
    talk: value(talk),
    hold: value(hold),
    billed: value(billed),
  };
}
