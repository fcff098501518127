import { type AgentOffer, type CallEvent, type CallFacts, presentFacts } from '../../calls/call-event.ts';
import { nonEmpty } from '../non-empty.ts';
import { findHangupRow } from './hangup.ts';
import { legsMetAt } from './legs.ts';
import type { ReadCall } from './read-call.ts';
import { readWords } from './words.ts';

/**
 * A Live Call → a call event. It never ends a call, whatever its status: an agent that did not pick up may be
 * followed by the next, and the Call Report follows in any case.
 */
export function liveEvent(call: ReadCall): CallEvent {
  const { said, callKeys, direction, parties, startedAt, endedAt, agent, legs, details } = call;
  const inbound = direction === 'inbound';
  const field = said.Status === undefined ? 'callstatus' : 'Status';
  const progress = progressOf(said[field], inbound);
  const unmapped = [...call.unmapped, ...(progress === null ? [`${field}=${said[field]}`] : [])];
  const result = progress?.offer;
  return {
    callKeys,
    kind: progress === null ? 'started' : progress.kind,
    at: startedAt ?? endedAt ?? null,
    finality: 'live',
    facts: presentFacts({
      ...parties,
      agentName: agent.name,
      agentNumber: agent.number,
      agentKind: 'human',
      phase: progress?.phase,
      connected: progress?.connected,
      connectedAt: progress?.connected ? legsMetAt(legs, inbound) : undefined,
      serverAnsweredAt: inbound ? legs.customer.pickedAt : undefined,
      firstRingAt: inbound ? legs.agent.startedAt : undefined,
      offer:
        inbound && result !== undefined && (agent.name !== undefined || agent.number !== undefined)
          ? { name: agent.name ?? null, number: agent.number ?? null, result, ring: null }
          : undefined,
      unmapped: nonEmpty(unmapped),
      contradictions: nonEmpty(call.doubts),
      details,
    }),
  };
}

type Progress = {
  kind: CallEvent['kind'];
  phase?: CallFacts['phase'];
  connected?: true;
  offer?: AgentOffer['result'];
};

/** `null` for a status that no document knows. */
function progressOf(status: string | undefined, inbound: boolean): Progress | null {
  if (status === undefined) return { kind: 'started' };
  const { word, side, leg } = readWords(status);
  const known = liveWords[word];
  if (known) return inbound ? known : { ...known, kind: outgoingKind(known) };
  const row = findHangupRow(word, side, inbound ? 'inbound' : 'outbound');
  if (row === undefined && leg === null) return null;
  // "Agent engaged" and the like: this agent was not rung at all.
  const rang = row !== undefined && row.reason !== 'no_agent' && row.stage !== 'ivr';
  return inbound && rang ? { kind: 'agent_missed', offer: 'missed' } : { kind: 'started' };
}

/**
 * Sources: "Incoming call reports status" page, rows "Transfer to agent" and "Picked" (both of leg B, the
 * agent's) and "ANSWER"; the leg words and "Ringing" are what integrations meet on outgoing calls. An answered
 * leg A is one phone, not a conversation.
 */
const liveWords: Record<string, Progress> = {
  TRANSFERTOAGENT: { kind: 'agent_ringing', phase: 'ringing', offer: 'ringing' },
  RINGING: { kind: 'agent_ringing', phase: 'ringing', offer: 'ringing' },
  PICKED: { kind: 'agent_answered', phase: 'talking', connected: true, offer: 'answered' },
  ANSWER: { kind: 'agent_answered', phase: 'talking', connected: true, offer: 'answered' },
  LEGAANSWER: { kind: 'started', phase: 'ringing' },
};

/** Whose phone rings on an outgoing call is not said. */
function outgoingKind({ connected }: Progress): CallEvent['kind'] {
  return connected ? 'connected' : 'started';
}
