import type { CallFacts } from '../../calls/call-event.ts';
import { leftovers, payloadObject } from '../field.ts';
import { sameWord } from './hangup.ts';
import { callPart, jsonInside } from './payload.ts';
import type { SynthflowReading } from './reading.ts';

/**
 * What the payload says beyond the call model, under its own names: `call.` and `lead.` in front where a field
 * stood there. Judge results, collected variables and metadata are kept whole, however deep they are keyed.
 *
 * @param decisive the word that the hang-up was read from; the other words for it are kept here.
 */
export function detailsOf(reading: SynthflowReading, decisive: string | undefined): CallFacts['details'] {
  const { envelope, call, lead, payload, direction, started, status, recordingUrl } = reading;
  const isStatus = (words: string | undefined) => (words === status ? words : undefined);
  const isDecisive = (words: string | undefined) =>
    words !== undefined && decisive !== undefined && sameWord(words, decisive) ? words : undefined;
  const readOfCall = {
    ...call,
    status: isStatus(call.status),
    call_status: isStatus(call.call_status),
    end_call_reason: isDecisive(call.end_call_reason),
    start_time: started?.instant,
    recording_url: call.recording_url === recordingUrl ? recordingUrl : undefined,
    type_of_call: direction === 'unknown' ? undefined : call.type_of_call,
    executed_actions: actionsWereRead(callPart(payload).executed_actions),
    // The call model has no fields for these.
    timezone: undefined,
    custom_end_call_reason: undefined,
  };
  const readOfEnvelope = {
    call: envelope.call,
    lead: envelope.lead,
    status: isStatus(envelope.status),
    error_message: isDecisive(envelope.error_message),
    recording_url: envelope.recording_url === recordingUrl ? recordingUrl : undefined,
    executed_actions: actionsWereRead(payload.executed_actions),
  };
  // The API's call object has no `call` around its fields.
  const around =
    envelope.call === undefined
      ? rest(payload, { ...readOfCall, ...readOfEnvelope }, '')
      : { ...rest(payload, readOfEnvelope, ''), ...rest(envelope.call, readOfCall, 'call.') };
  return { ...around, ...rest(envelope.lead ?? {}, lead, 'lead.') };
}

function actionsWereRead(executed: unknown): unknown {
  const inside = jsonInside(executed);
  return typeof inside === 'object' ? inside : undefined;
}

function rest(
  said: Record<string, unknown>,
  read: Record<string, unknown>,
  prefix: string,
): NonNullable<CallFacts['details']> {
  const opened = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, jsonInside(value)]));
  return Object.fromEntries(
    Object.entries(leftovers(opened, read))
      .filter(([, value]) => !isEmpty(value))
      .map(([name, value]) => [`${prefix}${name}`, value]),
  );
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  const object = payloadObject.safeParse(value);
  return object.success && Object.keys(object.data).length === 0;
}
