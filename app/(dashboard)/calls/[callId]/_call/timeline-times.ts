import type { Call } from '@/lib/calls/call.ts';
import type { StoredEvent } from '@/lib/calls/fold.ts';

/** What went on during a stretch of a call. */
export type TimelineKind = 'call' | 'setup' | 'menu' | 'queue' | 'ringing' | 'talk';

/** A stretch of time, in seconds after the drawing begins. */
export type TimelineBar = {
  kind: TimelineKind;
  from: number;
  to: number;
  /** Both ends are instants that the provider gave; else one of them follows from a length. */
  isExact: boolean;
  /** Nobody says when it ended: it is drawn as far as it can have lasted. */
  isOpen: boolean;
};

/** What of a call is drawn: instants in milliseconds of the epoch, null where not known. */
export type TimelineTimes = {
  from: number;
  to: number;
  start: number | null;
  connected: number | null;
  end: number | null;
  isConnectedGiven: boolean;
  isEndGiven: boolean;
};

/** The instants of a call that are drawn, and from when to when; null where nothing has a length. */
export function timelineTimes(call: Call, events: readonly StoredEvent[]): TimelineTimes | null {
  // When a delivery came says nothing about when its call began.
  const start = call.startedAtSource === 'received' ? null : instant(call.startedAt);
  const endGiven = instant(call.endedAt);
  const isOver = call.state === 'ended' && start !== null && call.duration !== null;
  const end = endGiven ?? (isOver ? start + (call.duration ?? 0) * 1000 : null);
  const connectedGiven = instant(call.connectedAt);
  const connected = connectedGiven ?? connectedByLength(call, start, end);

  const known = [start, call.queuedAt, call.firstRingAt, call.serverAnsweredAt, connected, end].map((at) =>
    typeof at === 'number' ? at : instant(at),
  );
  if (end === null) known.push(...events.map((event) => ownTime(event, call)));
  const instants = known.filter((at) => at !== null);
  const [from, to] = [least(instants), -least(instants.map((at) => -at))];
  if (!Number.isFinite(from) || to <= from) return null;
  return {
    from,
    to,
    start,
    connected,
    end,
    isConnectedGiven: connectedGiven !== null,
    isEndGiven: endGiven !== null,
  };
}

/** A conversation is the last part of its call. */
function connectedByLength(call: Call, start: number | null, end: number | null): number | null {
  if (end === null || call.talk === null || call.handledBy === 'nobody') return null;
  const at = end - (call.talk + (call.hold ?? 0)) * 1000;
  return start !== null && at < start ? null : at;
}

/**
 * When an event happened; null where it says only to which call it belongs. Some providers send the call's start with
 * every notification, others that and a few milliseconds.
 */
export function ownTime(event: StoredEvent, call: Call): number | null {
  const at = instant(event.at);
  const repeatsStart =
    event.finality === 'live' && at !== null && Math.abs(at - Date.parse(call.startedAt)) < 100;
  return repeatsStart ? null : at;
}

/** A stretch between two instants; null where one is missing or they are in the wrong order. */
export function bar(
  kind: TimelineKind,
  from: number | null,
  to: number | null,
  { times, isExact = true, isOpen = false }: { times: TimelineTimes; isExact?: boolean; isOpen?: boolean },
): TimelineBar | null {
  if (from === null || to === null) return null;
  const [first, last] = [Math.max(from, times.from), Math.min(to, times.to)];
  if (last <= first) return null;
  return { kind, from: (first - times.from) / 1000, to: (last - times.from) / 1000, isExact, isOpen };
}

/** An instant in milliseconds of the epoch. */
export function instant(at: string | null): number | null {
  return at === null ? null : Date.parse(at);
}

/** Infinity for none. */
export function least(instants: readonly number[]): number {
  return instants.reduce((first, at) => Math.min(first, at), Number.POSITIVE_INFINITY);
}
