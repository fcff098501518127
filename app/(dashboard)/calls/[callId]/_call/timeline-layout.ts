import type { Call } from '@/lib/calls/call.ts';
import type { StoredEvent } from '@/lib/calls/fold.ts';
import { agentLanes } from './timeline-agents.ts';
import { type TimelineMark, timelineMarks } from './timeline-marks.ts';
import { type TimelineTick, timelineTicks } from './timeline-ticks.ts';
import {
  bar,
  instant,
  least,
  ownTime,
  type TimelineBar,
  type TimelineTimes,
  timelineTimes,
} from './timeline-times.ts';

/** Whose stretches they are. What is known but has no place in time is said in words. */
export type TimelineLane = { name: string; bars: TimelineBar[]; note: string | null };

export type TimelineLayout = {
  /** How long the drawing is. */
  seconds: number;
  lanes: TimelineLane[];
  marks: TimelineMark[];
  ticks: TimelineTick[];
  /** Agents that found no room. */
  agentsLeftOut: number;
};

const mostAgents = 20;

/**
 * A call drawn to scale: its phases, each rung agent and, where we called, the customer's phone. Null where too few
 * times are known for anything to have a length. Instants that come in an impossible order make no bar; where one is
 * missing a length is used, and the bar says so.
 */
export function timelineLayout(call: Call, events: readonly StoredEvent[]): TimelineLayout | null {
  const times = timelineTimes(call, events);
  if (times === null) return null;
  const agents = agentLanes(call, events, times);
  const customer = customerLane(call, events, times);
  const lanes = [callLane(call, times), ...agents.slice(0, mostAgents), ...(customer ? [customer] : [])];
  return {
    seconds: (times.to - times.from) / 1000,
    lanes,
    marks: timelineMarks(events, call, times),
    ticks: timelineTicks(times),
    agentsLeftOut: Math.max(0, agents.length - mostAgents),
  };
}

function callLane(call: Call, times: TimelineTimes): TimelineLane {
  const { connected, end, to } = times;
  const until = connected ?? end ?? to;
  const begun = [
    { kind: 'setup' as const, at: times.start },
    { kind: 'menu' as const, at: instant(call.serverAnsweredAt) },
    { kind: 'queue' as const, at: instant(call.queuedAt) },
    { kind: 'ringing' as const, at: instant(call.firstRingAt) },
  ]
    .flatMap(({ kind, at }) => (at === null || at >= until ? [] : [{ kind, at }]))
    .sort((a, b) => a.at - b.at);
  const alone = begun.length === 1 && connected === null && begun[0]?.kind === 'setup';

  const bars = begun.map(({ kind, at }, index) => {
    const next = begun[index + 1]?.at ?? until;
    const isLast = index === begun.length - 1;
    return bar(alone ? 'call' : kind, at, next, {
      times,
      isExact: !isLast || (connected === null ? times.isEndGiven : times.isConnectedGiven),
      isOpen: isLast && connected === null && end === null,
    });
  });
  const talk = bar('talk', connected, end ?? to, {
    times,
    isExact: times.isConnectedGiven && times.isEndGiven,
    isOpen: end === null,
  });
  return { name: 'Call', bars: [...bars, talk].filter((each) => each !== null), note: holdNote(call) };
}

function holdNote({ hold }: Call): string | null {
  return hold === null || hold === 0 ? null : 'On hold for part of it; when, the provider does not say.';
}

/** The customer's phone, where we called it. */
function customerLane(call: Call, events: readonly StoredEvent[], times: TimelineTimes): TimelineLane | null {
  if (call.direction !== 'outbound') return null;
  const rang = least(
    events
      .filter(({ kind }) => kind === 'customer_ringing')
      .map((event) => ownTime(event, call))
      .filter((at) => at !== null),
  );
  const given = call.customerRing === null ? null : call.customerRing * 1000;
  const isMeasured = Number.isFinite(rang);
  const to = times.connected ?? (isMeasured && given !== null ? rang + given : times.end);
  const from = isMeasured
    ? rang
    : given === null || times.connected === null
      ? null
      : times.connected - given;
  const ringing = bar('ringing', from, to, {
    times,
    isExact:
      isMeasured && (times.connected === null ? times.isEndGiven && given === null : times.isConnectedGiven),
  });
  return ringing && { name: 'Customer’s phone', bars: [ringing], note: null };
}
