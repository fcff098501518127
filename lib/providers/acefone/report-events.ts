import { type CallEvent, type CallFacts, presentFacts } from '../../calls/call-event.ts';
import { nonEmpty } from '../non-empty.ts';
import type { NamedAgent } from './agents.ts';
import { flowEvents, flowInstants, lastStage } from './flow-events.ts';
import { readHangup } from './hangup.ts';
import { type AcefoneReading, listed } from './reading.ts';
import { readVerdict, type Verdict } from './verdict.ts';

/** A hang-up trigger → the call's report: its start, what the call flow tells, the agents, the end. */
export function reportEvents(reading: AcefoneReading): CallEvent[] {
  const { said, callKeys, way, agents, steps, startedAt, shared, doubts, details } = reading;
  const verdict = readVerdict(said, reading.trigger, way, agents, steps);
  const { hangup, contradiction, unmapped } = readHangup(said, way, verdict);
  const { connected } = verdict;
  const times = instants(reading, verdict);
  const gaveUp = hangup?.party === 'customer' && ['abandoned', 'cancelled'].includes(hangup.reason);
  const contradictions = [
    ...doubts,
    ...(contradiction ? [contradiction] : []),
    ...(times.disagree ? (['lengths_disagree'] as const) : []),
  ];
  const words = [
    ...reading.unmapped,
    ...unmapped,
    ...(verdict.unknownStatus === null ? [] : [`call_status=${verdict.unknownStatus}`]),
  ];
  return [
    {
      callKeys,
      kind: 'started',
      at: startedAt ?? null,
      finality: 'report',
      facts: presentFacts({ ...shared, startedAt }),
    },
    ...flowEvents(reading, verdict, 'report'),
    ...agentEvents(reading, verdict),
    {
      callKeys,
      kind: 'ended',
      at: times.endedAt ?? null,
      finality: 'report',
      facts: presentFacts({
        ...(agents.answeredNamed && handledBy(agents.handler)),
        agentKind: agents.ai && connected === true ? 'ai' : undefined,
        queue: listed(said.dept_name),
        ivr: listed(said.ivr_name) ?? said.auto_attendant_name,
        ended: true,
        connected: connected ?? undefined,
        hangup,
        outcomeWords: said.call_status,
        abandonStage:
          gaveUp && way.direction === 'inbound' && connected === false ? lastStage(reading) : undefined,
        queuedAt: times.queuedAt,
        firstRingAt: times.firstRingAt,
        serverAnsweredAt: times.serverAnsweredAt,
        connectedAt: times.connectedAt,
        endedAt: times.endedAt,
        givenDuration: way.route === 'dialer' ? undefined : said.duration,
        givenRing: said.agent_ring_time,
        givenCustomerRing: way.direction === 'outbound' ? said.customer_ring_time : undefined,
        givenTalk: connected === true && (said.outbound_sec ?? 0) > 0 ? said.outbound_sec : undefined,
        givenBilled: said.billsec,
        recordingUrl: said.recording_url,
        dtmf: listed(said.digits_dialed)?.replaceAll(', ', ',') ?? said.digit_pressed,
        contradictions: nonEmpty(contradictions),
        unmapped: nonEmpty(words),
        details,
      }),
    },
  ];
}

/** The agent of the call as facts. */
export function handledBy(agent: NamedAgent | null): CallFacts {
  return agent === null ? {} : { agentName: agent.name, agentNumber: agent.number, agentKind: 'human' };
}

/** The agents that the body names beside the call flow, or without one. */
function agentEvents({ callKeys, agents, steps, said, way }: AcefoneReading, verdict: Verdict): CallEvent[] {
  const inFlow = (agent: NamedAgent) =>
    steps.some(
      ({ kind, id, number, name }) =>
        kind === 'agent' &&
        ((id !== undefined && id === agent.id) ||
          (number !== undefined && number === agent.number) ||
          (id === undefined && number === undefined && name === agent.name)),
    );
  const events: CallEvent[] = agents.missed
    .filter((agent) => !inFlow(agent))
    .map((agent) => ({
      callKeys,
      kind: 'agent_missed',
      at: null,
      finality: 'report',
      facts: { connected: false, offer: { ...offered(agent), result: 'missed', ring: null } },
    }));
  const picked = verdict.connected === true || verdict.agentLeg === 'answered';
  if (agents.answeredNamed && agents.handler && picked && !inFlow(agents.handler)) {
    events.push({
      callKeys,
      kind: 'agent_answered',
      at: null,
      finality: 'report',
      facts: presentFacts({
        connected: verdict.connected === true && way.direction === 'inbound' ? true : undefined,
        offer: { ...offered(agents.handler), result: 'answered', ring: said.agent_ring_time ?? null },
      }),
    });
  }
  return events;
}

export function offered({ name, number }: NamedAgent): { name: string | null; number: string | null } {
  return { name: name ?? null, number: number ?? null };
}

/** Stamps are whole seconds, the call flow has fractions: this far outside the call, in ms, is rounding. */
const rounding = 2000;

function instants(reading: AcefoneReading, { connected }: Verdict) {
  const { said, way, steps, startedAt, answerStamp } = reading;
  const flow = flowInstants(reading);
  const endedAt = reading.endedAt ?? steps.find(({ kind }) => kind === 'hangup')?.at ?? undefined;
  const within = (at: string | undefined) => rounded(at, startedAt, endedAt);
  const dialerIn = way.route === 'dialer' && way.direction === 'inbound';
  const serverStamp = way.route === 'plain' || way.route === 'click_to_call' ? answerStamp : undefined;
  // On the dialer's inbound calls the agent answers at answer_stamp, elsewhere the server or its menu does.
  const met =
    connected === true ? within(flow.connectedAt ?? (dialerIn ? answerStamp : undefined)) : undefined;
  const disagree = met !== undefined && endedAt !== undefined && !agrees(met, endedAt, said.outbound_sec);
  return {
    endedAt,
    queuedAt: within(flow.queuedAt),
    firstRingAt: within(flow.firstRingAt),
    serverAnsweredAt: serverStamp ?? within(flow.serverAnsweredAt),
    // outbound_sec is the talk time where it is given: an instant that contradicts it is not taken.
    connectedAt: disagree ? undefined : met,
    disagree,
  };
}

function agrees(connectedAt: string, endedAt: string, talk: number | undefined): boolean {
  if (talk === undefined || talk === 0) return true;
  return Math.abs(Date.parse(endedAt) - Date.parse(connectedAt) - talk * 1000) <= rounding;
}

function rounded(
  at: string | undefined,
  from: string | undefined,
  to: string | undefined,
): string | undefined {
  if (at === undefined) return undefined;
  if (from !== undefined && at < from && Date.parse(from) - Date.parse(at) <= rounding) return from;
  if (to !== undefined && at > to && Date.parse(at) - Date.parse(to) <= rounding) return to;
  return at;
}
