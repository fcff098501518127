import { type CallEvent, type CallEventKind, type CallFacts, presentFacts } from '../../calls/call-event.ts';
import type { Phase } from '../../calls/vocabulary.ts';
import { nonEmpty } from '../non-empty.ts';
import { flowEvents } from './flow-events.ts';
import { type AcefoneReading, listed } from './reading.ts';
import { handledBy, offered } from './report-events.ts';
import type { TriggerKind } from './triggers.ts';

type LiveKind = Exclude<TriggerKind, 'hangup' | 'disposition' | 'analysis'>;

/** What each in-call notification says; `course` is its place in the usual course of a call. */
const liveKinds: Record<LiveKind, { kind: CallEventKind; phase?: Phase; course: number }> = {
  received: { kind: 'started', phase: 'queued', course: 1 },
  ivr: { kind: 'ivr', phase: 'in_ivr', course: 2 },
  auto_attendant: { kind: 'ivr', phase: 'in_ivr', course: 3 },
  dtmf: { kind: 'dtmf', phase: 'in_ivr', course: 4 },
  department: { kind: 'queued', phase: 'in_queue', course: 5 },
  agent_dialed: { kind: 'agent_ringing', phase: 'ringing', course: 6 },
  // Of a session nothing is documented: it claims no phase and no connection.
  session_answered: { kind: 'agent_answered', course: 7 },
  agent_answered: { kind: 'agent_answered', phase: 'ringing', course: 7 },
  customer_ringing: { kind: 'customer_ringing', phase: 'ringing', course: 8 },
  customer_answered: { kind: 'connected', phase: 'talking', course: 9 },
  agent_connected: { kind: 'connected', phase: 'talking', course: 9 },
};

export function isLiveKind(kind: TriggerKind): kind is LiveKind {
  return Object.hasOwn(liveKinds, kind);
}

/** An in-call trigger → what is known so far. */
export function liveEvents(reading: AcefoneReading, liveKind: LiveKind): CallEvent[] {
  const { said, callKeys, agents, startedAt, momentAt, steps, shared, doubts, unmapped, details } = reading;
  const { kind, phase, course } = liveKinds[liveKind];
  const connected = isConnected(reading, liveKind);
  const lastStep = steps
    .flatMap(({ at }) => at ?? [])
    .sort()
    .at(-1);
  const happenedAt = momentAt ?? lastStep ?? inCourse(startedAt, course);
  const rung = liveKind === 'agent_dialed' ? 'ringing' : liveKind === 'session_answered' ? null : 'answered';
  const dials = ['agent_dialed', 'agent_answered', 'customer_answered', 'agent_connected'].includes(liveKind);
  const main: CallFacts = {
    // Whose phone rings is weaker than who answers, and is said with the start.
    ...(liveKind !== 'agent_dialed' && handledBy(agents.handler)),
    queue: listed(said.dept_name),
    ivr: listed(said.ivr_name) ?? said.auto_attendant_name,
    dtmf: said.digit_pressed ?? listed(said.digits_dialed)?.replaceAll(', ', ','),
    phase: connected ? 'talking' : phase,
    connected: connected || undefined,
    outcomeWords: said.call_status,
    givenRing: said.agent_ring_time,
    givenCustomerRing: reading.way.direction === 'outbound' ? said.customer_ring_time : undefined,
    offer:
      dials && agents.handler && rung ? { ...offered(agents.handler), result: rung, ring: null } : undefined,
    contradictions: nonEmpty(doubts),
    unmapped: words(said.call_status, unmapped),
    details,
  };
  return [
    {
      callKeys,
      kind: 'started',
      at: startedAt ?? happenedAt,
      finality: 'live',
      facts: presentFacts({
        ...shared,
        ...(liveKind === 'agent_dialed' && handledBy(agents.handler)),
        startedAt,
      }),
    },
    ...flowEvents(reading, null, 'live'),
    {
      callKeys,
      kind,
      at: happenedAt,
      finality: 'live',
      facts: presentFacts(main),
    },
  ];
}

/**
 * Whether customer and agent are on the line. On click-to-call our agent answers first and the customer is rung
 * after that; on inbound calls the customer is there already.
 */
function isConnected({ way, agents }: AcefoneReading, liveKind: LiveKind): boolean {
  if (liveKind === 'agent_connected') return true;
  if (liveKind === 'agent_answered') return way.direction === 'inbound';
  return liveKind === 'customer_answered' && agents.handler !== null;
}

/**
 * Most in-call triggers give only the start of the call, not their own time. A millisecond for each stage that comes
 * before keeps them in their usual course where nothing else orders them.
 */
function inCourse(startedAt: string | undefined, course: number): string | null {
  return startedAt === undefined ? null : new Date(Date.parse(startedAt) + course).toISOString();
}

/** In-call statuses that real bodies have; others are kept as unmapped. */
const liveStatuses = [
  'answered',
  'missed',
  'answeredbyagent',
  'answeredbycustomer',
  'dialedoncustomernumber',
];

function words(status: string | undefined, unmapped: string[]): string[] | undefined {
  const known = status === undefined || liveStatuses.includes(status.toLowerCase().replaceAll(/[^a-z]/g, ''));
  const all = known ? unmapped : [...unmapped, `call_status=${status}`];
  return nonEmpty(all);
}
