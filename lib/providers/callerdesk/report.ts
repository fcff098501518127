import { type CallEvent, type CallFacts, presentFacts } from '../../calls/call-event.ts';
import { nonEmpty } from '../non-empty.ts';
import { legsMetAt, rangFor } from './legs.ts';
import type { ReadCall } from './read-call.ts';
import { type Ending, readEnding } from './read-ending.ts';
import { readWords } from './words.ts';

/** A Call Report → call events. */
export function reportEvents(call: ReadCall): CallEvent[] {
  const { said, callKeys, direction, parties, startedAt, endedAt, legs, details } = call;
  const ending = readEnding(said, direction, legs);
  const { connected } = ending;
  const inbound = direction === 'inbound';
  const outbound = direction === 'outbound';
  const contradictions = [...call.doubts, ...ending.contradictions];
  const unmapped = [...call.unmapped, ...ending.unmapped];
  const event = (kind: CallEvent['kind'], at: string | undefined, facts: CallFacts): CallEvent => ({
    callKeys,
    kind,
    at: at ?? null,
    finality: 'report',
    facts: presentFacts(facts),
  });

  const events = [event('started', startedAt, parties)];
  const offer = inbound ? offerOf(call, ending) : undefined;
  if (offer)
    events.push(event(connected ? 'agent_answered' : 'agent_missed', undefined, { connected, offer }));
  const customerRang = outbound && (legs.customer.pickedAt ?? (legs.told && legs.customer.startedAt));
  if (customerRang) events.push(event('customer_ringing', legs.customer.startedAt, {}));
  events.push(
    event('ended', endedAt, {
      agentName: call.agent.name,
      agentNumber: call.agent.number,
      agentKind: 'human',
      connected,
      ended: true,
      hangup: ending.hangup,
      abandonStage: inbound && connected !== true ? ending.stage : undefined,
      outcomeWords: said.Status ?? said.callstatus,
      firstRingAt: inbound ? legs.agent.startedAt : undefined,
      serverAnsweredAt: inbound ? legs.customer.pickedAt : undefined,
      connectedAt: connected === true ? legsMetAt(legs, inbound) : undefined,
      endedAt,
      givenDuration: said.CallDuration,
      givenTalk: connected === true ? said.TalkDuration : undefined,
      givenRing: outbound ? rangFor(legs.agent, legs.told, endedAt) : undefined,
      givenCustomerRing: outbound ? rangFor(legs.customer, legs.told, endedAt) : undefined,
      recordingUrl: said.CallRecordingUrl,
      unmapped: nonEmpty(unmapped),
      contradictions: nonEmpty(contradictions),
      details,
    }),
  );
  return events;
}

/** Causes under which the agent's phone did not ring for this call. */
const notRung = ['NOTCONNECTED', 'AGENTENGAGED', 'AGENTONRING'];

function offerOf(
  { agent, endedAt, legs }: ReadCall,
  { connected, hangup }: Ending,
): CallFacts['offer'] | undefined {
  if (connected === undefined || (agent.number === undefined && agent.name === undefined)) return undefined;
  if (!connected && notRung.includes(readWords(hangup?.words ?? '').word)) return undefined;
  return {
    name: agent.name ?? null,
    number: agent.number ?? null,
    result: connected ? 'answered' : 'missed',
    ring: legs.agent.startedAt === undefined ? null : (rangFor(legs.agent, legs.told, endedAt) ?? null),
  };
}
