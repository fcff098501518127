import { type CallEvent, type CallFacts, presentFacts } from '../../calls/call-event.ts';
import type { Contradiction, Direction } from '../../calls/vocabulary.ts';
import { leftovers, payloadObject } from '../field.ts';
import { nonEmpty } from '../non-empty.ts';
import type { Interpretation, InterpretationContext, ReceivedPayload } from '../provider.ts';
import { readTime } from '../provider-time.ts';
import { readAlohaaHangup } from './hangup.ts';
import { type AlohaaPayload, alohaaPayload } from './payload.ts';
import type { AlohaaSettings } from './settings.ts';

/**
 * Alohaa's payloads → call events: outgoing and incoming call completion, and incoming "dial on agent".
 *
 * A call that rings several agents sends one completion per rung agent under the same `call_id`, all but the
 * last `notanswered`: such a completion ends a leg, and only an `answered` one is the report of the call.
 */
export function interpretAlohaa(
  { payload }: ReceivedPayload,
  context: InterpretationContext<AlohaaSettings>,
): Interpretation {
  const record = payloadObject.safeParse(payload);
  if (!record.success)
    return { kind: 'unreadable', problem: 'expected one JSON object with the fields of a call' };
  if (Object.keys(record.data).length === 0)
    return { kind: 'ignored', reason: 'the request carried no fields' };

  const said = alohaaPayload.parse(record.data);
  if (said.call_id === undefined) {
    return {
      kind: 'unreadable',
      problem: 'call_id is missing: without it the call cannot be told from others',
    };
  }
  if (said.call_type === undefined && said.call_status === undefined) {
    return {
      kind: 'ignored',
      reason: 'no call_type and no call_status: not one of the incoming- or outgoing-call webhooks',
    };
  }
  const reading = read(said, said.call_id, record.data, context);
  return { kind: 'events', events: isCompletion(said) ? completionEvents(reading) : liveEvents(reading) };
}

type Reading = {
  said: AlohaaPayload;
  callId: string;
  direction: Direction;
  startedAt: string | undefined;
  endedAt: string | undefined;
  doubts: Contradiction[];
  details: NonNullable<CallFacts['details']>;
};

/** Only completions carry an end or a status; the older "dial on agent" page has no `webhook_type` to go by. */
function isCompletion(said: AlohaaPayload): boolean {
  if (said.webhook_type?.toLowerCase() === 'dial_on_agent') return false;
  return said.call_status !== undefined || said.ended_at !== undefined || said.hangup_cause !== undefined;
}

function read(
  said: AlohaaPayload,
  callId: string,
  payload: Record<string, unknown>,
  context: InterpretationContext<AlohaaSettings>,
): Reading {
  const started = said.received_at === undefined ? null : readAlohaaTime(said.received_at, context);
  const ended = said.ended_at === undefined ? null : readAlohaaTime(said.ended_at, context);
  return {
    said,
    callId,
    direction: directionOf(said.call_type),
    startedAt: started?.instant,
    endedAt: ended?.instant,
    doubts: [started?.doubt, ended?.doubt].filter((doubt) => doubt !== null && doubt !== undefined),
    details: leftovers(payload, {
      ...said,
      received_at: started?.instant,
      ended_at: ended?.instant,
      // No field of the call model is the same fact as these, so they are shown under their own names.
      total_ring_duration: undefined,
      webhook_type: undefined,
      call_type: directionOf(said.call_type) === 'unknown' ? undefined : said.call_type,
      ...(directionOf(said.call_type) === 'unknown' && {
        caller_number: undefined,
        receiver_number: undefined,
      }),
    }),
  };
}

function readAlohaaTime(text: string, { timeZone, settings }: InterpretationContext<AlohaaSettings>) {
  const local = settings.timestamps === 'local' ? text.replace(/z$/i, '') : text;
  return readTime(local, timeZone);
}

function directionOf(callType: string | undefined): Direction {
  const word = callType?.toLowerCase();
  return word === 'outgoing' ? 'outbound' : word === 'incoming' ? 'inbound' : 'unknown';
}

/** What every leg of the call has in common. */
function sharedParties({ said, direction }: Reading): CallFacts {
  const customer = {
    outbound: said.receiver_number,
    inbound: said.caller_number,
    internal: undefined,
    unknown: undefined,
  };
  return {
    direction: direction === 'unknown' ? undefined : direction,
    customerNumber: customer[direction],
    businessNumber: said.did_number,
  };
}

/** Whose leg it was: it goes with the leg's own verdict. */
function legParties({ said, direction }: Reading): CallFacts {
  const agent = {
    outbound: said.caller_number,
    inbound: said.receiver_number,
    internal: undefined,
    unknown: undefined,
  };
  return { agentNumber: agent[direction], agentName: said.agent_name, agentKind: 'human' };
}

function liveEvents(reading: Reading): CallEvent[] {
  const { said, callId, startedAt, direction, details, doubts } = reading;
  const ringing =
    direction === 'inbound' && (said.receiver_number !== undefined || said.agent_name !== undefined);
  return [
    {
      callKeys: [`call_id:${callId}`],
      kind: ringing ? 'agent_ringing' : 'started',
      at: startedAt ?? null,
      finality: 'live',
      facts: presentFacts({
        ...sharedParties(reading),
        ...legParties(reading),
        startedAt,
        phase: 'ringing',
        details,
        contradictions: nonEmpty(doubts),
        offer: ringing
          ? {
              name: said.agent_name ?? null,
              number: said.receiver_number ?? null,
              result: 'ringing',
              ring: null,
            }
          : undefined,
      }),
    },
  ];
}

function completionEvents(reading: Reading): CallEvent[] {
  const { said, callId, direction, startedAt, endedAt, details, doubts } = reading;
  const answered = answeredOf(said.call_status);
  const { hangup, contradiction } = readAlohaaHangup(said.hangup_cause, answered, direction);
  const outbound = direction === 'outbound';
  const agentRing = outbound ? said.initiator_ring_duration : said.receiver_ring_duration;
  const unmapped = [
    ...(said.call_status !== undefined && answered === null ? [`call_status=${said.call_status}`] : []),
    ...(said.hangup_cause !== undefined && hangup.certainty === 'unmapped'
      ? [`hangup_cause=${said.hangup_cause}`]
      : []),
  ];
  const contradictions = [...doubts, ...(contradiction ? [contradiction] : [])];
  const callKeys = [`call_id:${callId}`];

  const events: CallEvent[] = [
    {
      callKeys,
      kind: 'started',
      at: startedAt ?? null,
      finality: 'report',
      facts: presentFacts({ ...sharedParties(reading), startedAt }),
    },
  ];
  if (direction === 'inbound' && answered !== null) {
    events.push({
      callKeys,
      kind: answered ? 'agent_answered' : 'agent_missed',
      at: null,
      finality: 'report',
      facts: {
        connected: answered,
        offer: {
          name: said.agent_name ?? null,
          number: said.receiver_number ?? null,
          result: answered ? 'answered' : 'missed',
          ring: agentRing ?? null,
        },
      },
    });
  }
  events.push({
    callKeys,
    kind: 'ended',
    at: endedAt ?? null,
    finality: 'report',
    facts: presentFacts({
      ...legParties(reading),
      ended: true,
      connected: answered ?? undefined,
      hangup,
      outcomeWords: said.call_status,
      endedAt,
      givenDuration: said.call_duration,
      givenRing: agentRing,
      givenCustomerRing: outbound ? said.receiver_ring_duration : undefined,
      recordingUrl: said.call_recording_url,
      contradictions: nonEmpty(contradictions),
      dtmf: said.dtmfcodes ?? said.dtmfcode,
      unmapped: nonEmpty(unmapped),
      details,
    }),
  });
  return events;
}

function answeredOf(status: string | undefined): boolean | null {
  const word = status?.toLowerCase().replace(/[^a-z]/g, '');
  if (word === 'answered') return true;
  return word === 'notanswered' || word === 'unanswered' ? false : null;
}
