import type { Direction } from '../../calls/vocabulary.ts';
import type { InterpretationContext } from '../provider.ts';
import { type ReadTime, readTime } from '../provider-time.ts';
import { isEndWord, isNoReason, type SaidWord } from './hangup.ts';
import { type SynthflowCall, type SynthflowEnvelope, type SynthflowLead, synthflowLead } from './payload.ts';
import type { SynthflowSettings } from './settings.ts';
import { readLiveStatus } from './status.ts';

/** A payload about one call, read. */
export type SynthflowReading = {
  callKeys: string[];
  envelope: SynthflowEnvelope;
  call: SynthflowCall;
  lead: SynthflowLead;
  payload: Record<string, unknown>;
  direction: Direction;
  started: ReadTime | null;
  status: string | undefined;
  recordingUrl: string | undefined;
  /** The words that may say how the call ended, most telling fields first. */
  endWords: SaidWord[];
  live: ReturnType<typeof readLiveStatus>;
  unmapped: string[];
};

/** Reads a payload about the call `callId`, whatever generation it is of. Pure and total. */
export function readSynthflowCall(
  callId: string,
  call: SynthflowCall,
  envelope: SynthflowEnvelope,
  payload: Record<string, unknown>,
  context: InterpretationContext<SynthflowSettings>,
): SynthflowReading {
  const direction = directionOf(call, context.settings);
  const status = call.status ?? call.call_status ?? envelope.status;
  const endWords = endWordsOf(call, envelope);
  const ended = endWords.some(
    ({ field, words }) => isEndWord(words) || (field === 'end_call_reason' && !isNoReason(words)),
  );
  const started = call.start_time === undefined ? null : readStart(call.start_time, call.timezone, context);
  const lead = synthflowLead.parse(envelope.lead ?? {});
  const recordingUrl = call.recording_url ?? envelope.recording_url;
  return {
    callKeys: [`call_id:${callId}`],
    envelope,
    call,
    lead,
    payload,
    direction,
    started,
    status,
    recordingUrl,
    endWords,
    live: ended ? undefined : readLiveStatus(status, direction),
    unmapped:
      direction === 'unknown' && call.type_of_call !== undefined ? [`type_of_call=${call.type_of_call}`] : [],
  };
}

/** What the payload says; the webhook says nothing, and then the connection's settings do. */
function directionOf(call: SynthflowCall, settings: SynthflowSettings): Direction {
  const word = call.type_of_call?.toLowerCase();
  if (word !== undefined) return word === 'inbound' || word === 'outbound' ? word : 'unknown';
  const inbound = settings.inboundAgents.split(/[\s,;]+/);
  return call.model_id !== undefined && inbound.includes(call.model_id) ? 'inbound' : settings.direction;
}

/**
 * End reason, error message and both statuses, as far as they are words: `error_message` may also be a sentence
 * about what went wrong, which is kept but is no reason that could be counted.
 */
function endWordsOf(call: SynthflowCall, envelope: SynthflowEnvelope): SaidWord[] {
  const error = envelope.error_message;
  const isWord = error !== undefined && (isEndWord(error) || /^[a-z][a-z0-9_-]{0,60}$/i.test(error));
  // A condition is only sent for calls that it ended.
  const custom = call.custom_end_call_reason === undefined ? undefined : 'custom_end_call';
  const reason = call.end_call_reason ?? custom;
  const words = [
    { field: 'end_call_reason', words: reason },
    { field: 'error_message', words: isWord ? error : undefined },
    { field: 'status', words: call.status ?? call.call_status },
    { field: 'status', words: envelope.status },
  ];
  return words.flatMap(({ field, words: said }) =>
    said === undefined || (field === 'status' && readLiveStatus(said, 'unknown'))
      ? []
      : [{ field, words: said }],
  );
}

/** Times without an offset are in the payload's own zone, where it names one. */
function readStart(text: string, zone: string | undefined, { timeZone }: InterpretationContext<unknown>) {
  if (/^\d{13}$/.test(text)) return readTime(new Date(Number(text)).toISOString(), timeZone);
  const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text);
  return readTime(text, !hasOffset && zone !== undefined && isTimeZone(zone) ? zone : timeZone);
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}
