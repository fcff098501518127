import { payloadObject } from '../field.ts';
import type { Interpretation, InterpretationContext, ReceivedPayload } from '../provider.ts';
import { saidFields } from '../said-fields.ts';
import { liveEvent } from './live-call.ts';
import { type CallerdeskPayload, callerdeskPayload } from './payload.ts';
import { namedKind, readCall } from './read-call.ts';
import { reportEvents } from './report.ts';
import type { CallerdeskSettings } from './settings.ts';

/**
 * CallerDesk's payloads → call events: Call Report (at the end) and Live Call (while it goes on), of incoming
 * calls and of click-to-call, as JSON, form or query string.
 */
export function interpretCallerdesk(
  { payload }: ReceivedPayload,
  { timeZone, settings }: InterpretationContext<CallerdeskSettings>,
): Interpretation {
  const record = payloadObject.safeParse(payload);
  if (!record.success)
    return { kind: 'unreadable', problem: 'expected one JSON object, or the fields of a call in the query' };
  const fields = withoutNobody(saidFields(record.data));
  if (Object.keys(fields).length === 0)
    return { kind: 'ignored', reason: 'the request carried no fields that say anything' };

  const said = callerdeskPayload.parse(fields);
  if (said.Direction === undefined && said.SourceNumber === undefined && said.CallSid === undefined) {
    return {
      kind: 'ignored',
      reason: `${said.type ?? 'the request'} is neither a Call Report nor a Live Call: no caller, no direction, no CallSid`,
    };
  }
  const call = readCall(said, record.data, fields, timeZone, settings);
  if (call.callKeys.length === 0) {
    return {
      kind: 'unreadable',
      problem: 'CallSid is missing, and so is a campid: without one the call cannot be told from others',
    };
  }
  return { kind: 'events', events: isReport(said, fields) ? reportEvents(call) : [liveEvent(call)] };
}

/** Accounts of resellers write `0` for nobody who answered, and for the campaign of an incoming call. */
function withoutNobody(fields: Record<string, unknown>): Record<string, unknown> {
  const names = ['receiver_name', 'campid', 'CallSid', 'Uniqueid'];
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => !names.includes(name) || `${value}`.trim() !== '0'),
  );
}

/** Only reports name themselves; otherwise what only they carry tells them from Live Calls. */
function isReport({ type }: CallerdeskPayload, fields: Record<string, unknown>): boolean {
  const kind = namedKind(type);
  if (kind !== null) return kind === 'report';
  return ['EndTime', 'CallDuration', 'TalkDuration', 'CallRecordingUrl', 'hangup_cause'].some((name) =>
    Object.hasOwn(fields, name),
  );
}
