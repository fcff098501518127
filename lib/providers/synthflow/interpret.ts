import { type CallEvent, type CallFacts, presentFacts } from '../../calls/call-event.ts';
import { parseTranscript } from '../../transcripts/parse-transcript.ts';
import { payloadObject } from '../field.ts';
import { nonEmpty } from '../non-empty.ts';
import type { Interpretation, InterpretationContext, ReceivedPayload } from '../provider.ts';
import { readActions } from './actions.ts';
import { detailsOf } from './details.ts';
import { readSynthflowEnd } from './hangup.ts';
import { callPart, synthflowCall, synthflowEnvelope } from './payload.ts';
import { readSynthflowCall, type SynthflowReading } from './reading.ts';
import type { SynthflowSettings } from './settings.ts';

/** Synthflow's post-call webhook, in all its generations, → call events. */
export function interpretSynthflow(
  { payload }: ReceivedPayload,
  context: InterpretationContext<SynthflowSettings>,
): Interpretation {
  const record = payloadObject.safeParse(payload);
  if (!record.success)
    return { kind: 'unreadable', problem: 'expected one JSON object with the fields of a call' };
  if (Object.keys(record.data).length === 0)
    return { kind: 'ignored', reason: 'the request carried no fields' };

  const envelope = synthflowEnvelope.parse(record.data);
  if (envelope.event === 'call_inbound' || envelope.call_inbound !== undefined) {
    return {
      kind: 'ignored',
      reason:
        'call_inbound is Synthflow’s inbound webhook: it asks which agent shall take a call and needs an answer that Switchboard does not give, so the caller may be disconnected. Remove this address there; only the post-call webhook reports calls',
    };
  }
  const call = synthflowCall.parse(callPart(record.data));
  if (call.call_id !== undefined) {
    const reading = readSynthflowCall(call.call_id, call, envelope, record.data, context);
    return { kind: 'events', events: reading.live ? liveEvents(reading) : endEvents(reading) };
  }
  return envelope.call === undefined
    ? { kind: 'ignored', reason: 'no call and no call_id: not the post-call webhook' }
    : {
        kind: 'unreadable',
        problem: 'call.call_id is missing: without it the call cannot be told from others',
      };
}

function sharedFacts({ call, lead, direction, started }: SynthflowReading): CallFacts {
  return {
    direction: direction === 'unknown' ? undefined : direction,
    customerNumber: lead.phone_number,
    customerName: lead.name,
    agentNumber: call.model_id,
    agentName: call.assistant_name,
    agentKind: 'ai',
    campaign: call.campaign_name,
    startedAt: started?.instant,
    contradictions: started?.doubt ? [started.doubt] : undefined,
  };
}

function liveEvents(reading: SynthflowReading): CallEvent[] {
  const { callKeys, started, live, status, unmapped } = reading;
  return [
    {
      callKeys,
      kind: live?.kind ?? 'started',
      at: started?.instant ?? null,
      finality: 'live',
      facts: presentFacts({
        ...sharedFacts(reading),
        phase: live?.phase,
        outcomeWords: status,
        unmapped: nonEmpty(unmapped),
        details: detailsOf(reading, undefined),
      }),
    },
  ];
}

function endEvents(reading: SynthflowReading): CallEvent[] {
  const { callKeys, call, started, status, direction, recordingUrl, payload } = reading;
  const end = readSynthflowEnd(reading.endWords, direction);
  const unmapped = [...reading.unmapped, ...end.unknown.map(({ field, words }) => `${field}=${words}`)];
  const events: CallEvent[] = [
    {
      callKeys,
      kind: 'started',
      at: started?.instant ?? null,
      finality: 'report',
      facts: presentFacts(sharedFacts(reading)),
    },
    {
      callKeys,
      kind: 'ended',
      // When it ended is not said. Start and duration do not tell: whether the duration includes the ringing is
      // not documented.
      at: null,
      finality: 'report',
      facts: presentFacts({
        ended: true,
        connected: end.connected,
        hangup: reading.endWords.length > 0 ? end.hangup : undefined,
        outcomeWords: status,
        givenDuration: call.duration,
        recordingUrl,
        unmapped: nonEmpty([...new Set(unmapped)]),
        details: detailsOf(reading, end.decisive?.words),
      }),
    },
  ];
  if (call.transcript !== undefined) {
    const turns = parseTranscript(call.transcript);
    events.push({ callKeys, kind: 'transcript', at: null, finality: 'report', facts: { turns } });
  }
  const actions = readActions(payload.executed_actions ?? callPart(payload).executed_actions);
  if (actions.length > 0)
    events.push({ callKeys, kind: 'analysis', at: null, finality: 'report', facts: { actions } });
  return events;
}
