import { type CallEvent, type CallFacts, presentFacts } from '../../calls/call-event.ts';
import type { Contradiction, Direction } from '../../calls/vocabulary.ts';
import { leftovers, payloadObject } from '../field.ts';
import { nonEmpty } from '../non-empty.ts';
import type { Interpretation, InterpretationContext, ReceivedPayload } from '../provider.ts';
import { type ReadTime, readTime } from '../provider-time.ts';
import { saidFields } from '../said-fields.ts';
import { knownParty, readAlohubHangup } from './hangup.ts';
import { type AlohubPayload, alohubPayload } from './payload.ts';

/**
 * Alohub's payload → call events. One page has it sent at each change of status, the other at the end of a call,
 * always in the same shape: one without a word about the end is a live notification.
 */
export function interpretAlohub(
  { payload }: ReceivedPayload,
  { timeZone }: InterpretationContext<unknown>,
): Interpretation {
  const record = payloadObject.safeParse(payload);
  if (!record.success)
    return { kind: 'unreadable', problem: 'expected one JSON object with the fields of a call' };
  const fields = saidFields(record.data);
  if (Object.keys(fields).length === 0)
    return { kind: 'ignored', reason: 'the request carried no fields that say anything' };

  const said = alohubPayload.parse(fields);
  if (!isCallEvent(said) && said.call_status === undefined) {
    return { kind: 'ignored', reason: `eventType is ${said.eventType}, not call` };
  }
  if (said.call_id === undefined) {
    return {
      kind: 'unreadable',
      problem: 'call_id is missing: without it the call cannot be told from others',
    };
  }
  const reading = read(said, said.call_id, fields, timeZone);
  return { kind: 'events', events: isOver(fields) ? endEvents(reading) : [liveEvent(reading)] };
}

type Reading = {
  said: AlohubPayload;
  callKeys: string[];
  direction: Direction;
  /** What `call_status` said; `null` when its word is unknown or absent. */
  answered: boolean | null;
  startedAt: string | undefined;
  answeredAt: string | undefined;
  endedAt: string | undefined;
  contradictions: Contradiction[] | undefined;
  unmapped: string[] | undefined;
  details: NonNullable<CallFacts['details']>;
};

function isCallEvent({ eventType }: AlohubPayload): boolean {
  return eventType === undefined || eventType.toLowerCase() === 'call';
}

/** `endtime: ""` is "not yet"; a value that is no time still says that there was an end. */
function isOver(fields: Record<string, unknown>): boolean {
  return ['endtime', 'hangup_by', 'total_duration'].some((name) => Object.hasOwn(fields, name));
}

function read(
  said: AlohubPayload,
  callId: string,
  fields: Record<string, unknown>,
  timeZone: string,
): Reading {
  const time = (text: string | undefined): ReadTime | null =>
    text === undefined ? null : readTime(text, timeZone);
  const [started, answer, ended] = [time(said.starttime), time(said.answertime), time(said.endtime)];
  const direction = directionOf(said.direction);
  const answered = answeredOf(said.call_status);
  // Only the status says that somebody answered: `answertime` of another status is kept as a detail.
  const answeredAt = answered === true ? answer?.instant : undefined;
  const doubts = [started?.doubt, answeredAt ? answer?.doubt : null, ended?.doubt];
  return {
    said,
    callKeys: [`call_id:${callId}`],
    direction,
    answered,
    startedAt: started?.instant,
    answeredAt,
    endedAt: ended?.instant,
    contradictions: nonEmpty(doubts.filter((doubt) => doubt !== null && doubt !== undefined)),
    unmapped: nonEmpty([
      ...(said.call_status !== undefined && answered === null ? [`call_status=${said.call_status}`] : []),
      ...(said.direction !== undefined && direction === 'unknown' ? [`direction=${said.direction}`] : []),
      ...(said.hangup_by !== undefined && knownParty(said.hangup_by) === null
        ? [`hangup_by=${said.hangup_by}`]
        : []),
      ...(isCallEvent(said) ? [] : [`eventType=${said.eventType}`]),
    ]),
    details: leftovers(fields, {
      ...said,
      starttime: started?.instant,
      answertime: answeredAt,
      endtime: ended?.instant,
      direction: direction === 'unknown' ? undefined : said.direction,
      eventType: isCallEvent(said) ? said.eventType : undefined,
    }),
  };
}

/** What is said of the call, whoever was rung. `caller_number` is the customer in both directions. */
function callFacts({ said, direction, startedAt }: Reading): CallFacts {
  return {
    direction: direction === 'unknown' ? undefined : direction,
    customerNumber: said.caller_number,
    businessNumber: said.hotline,
    startedAt,
  };
}

/** What is said of the agent's leg, with that leg's own verdict. */
function legFacts({ said, answered, answeredAt, direction }: Reading): CallFacts {
  const name = said.userName ?? null;
  const number = said.destination_number ?? null;
  return {
    agentName: said.userName,
    agentNumber: said.destination_number,
    agentKind: 'human',
    connected: answered ?? undefined,
    connectedAt: answeredAt,
    offer:
      direction === 'inbound' && answered !== null && (name !== null || number !== null)
        ? { name, number, result: answered ? 'answered' : 'missed', ring: null }
        : undefined,
  };
}

function liveEvent(reading: Reading): CallEvent {
  const { said, callKeys, answered, direction, startedAt, answeredAt } = reading;
  const missed = answered === false;
  return {
    callKeys,
    kind: answered === true ? 'connected' : missed ? 'ended' : 'started',
    at: answeredAt ?? startedAt ?? null,
    finality: 'live',
    facts: presentFacts({
      ...callFacts(reading),
      ...legFacts(reading),
      phase: answered === true ? 'talking' : undefined,
      // A missed call goes on no longer, even where its report leaves the end empty.
      ended: missed || undefined,
      hangup: missed ? readAlohubHangup(said.call_status, said.hangup_by, direction) : undefined,
      outcomeWords: said.call_status,
      recordingUrl: said.recording_url,
      unmapped: reading.unmapped,
      contradictions: reading.contradictions,
      details: reading.details,
    }),
  };
}

function endEvents(reading: Reading): CallEvent[] {
  const { said, callKeys, direction, answered, answeredAt, endedAt, startedAt } = reading;
  const { agentName, agentNumber, agentKind, ...leg } = legFacts(reading);
  const events: CallEvent[] = [
    {
      callKeys,
      kind: 'started',
      at: startedAt ?? null,
      finality: 'report',
      facts: presentFacts(callFacts(reading)),
    },
  ];
  if (answered === true || leg.offer !== undefined) {
    const agentsDoing = answered === true ? 'agent_answered' : 'agent_missed';
    events.push({
      callKeys,
      kind: direction === 'inbound' ? agentsDoing : 'connected',
      at: answeredAt ?? null,
      finality: 'report',
      facts: presentFacts(leg),
    });
  }
  events.push({
    callKeys,
    kind: 'ended',
    at: endedAt ?? null,
    finality: 'report',
    facts: presentFacts({
      agentName,
      agentNumber,
      agentKind,
      connected: answered ?? undefined,
      ended: true,
      hangup: readAlohubHangup(said.call_status, said.hangup_by, direction),
      outcomeWords: said.call_status,
      partyWords: said.hangup_by,
      endedAt,
      givenDuration: said.total_duration,
      givenHold: said.holding_duration,
      recordingUrl: said.recording_url,
      unmapped: reading.unmapped,
      contradictions: reading.contradictions,
      details: reading.details,
    }),
  });
  return events;
}

function answeredOf(status: string | undefined): boolean | null {
  const word = status?.toLowerCase();
  return word === 'answered' ? true : word === 'missed' ? false : null;
}

function directionOf(word: string | undefined): Direction {
  const lower = word?.toLowerCase();
  return lower === 'inbound' || lower === 'outbound' ? lower : 'unknown';
}
