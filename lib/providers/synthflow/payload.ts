import { z } from 'zod';
import { keyField, payloadObject, secondsField, storableText, textField, urlField } from '../field.ts';

/**
 * What Synthflow sends after a call, in all its generations (pages "reference/webhook", "post-call-webhook" and
 * "webhooks"), and the call object of its API, which has the same fields without the `call` around them. Every
 * field is optional and read leniently; `leftovers` keeps what could not be read.
 */

/** An object, or text that holds one as JSON: the API writes nested objects as text. */
const objectField = z
  .unknown()
  .optional()
  .transform((value): Record<string, unknown> | undefined => {
    const object = payloadObject.safeParse(jsonInside(value));
    return object.success ? object.data : undefined;
  });

/** Text of any length, with its blanks. */
const wholeText = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' && value.trim() !== '' ? storableText(value) : undefined));

export const synthflowEnvelope = z.object({
  /** Only on the inbound webhook, which is no report: `call_inbound`. */
  event: textField,
  call_inbound: objectField,
  call: objectField,
  lead: objectField,
  /** The same words as `call.status`. */
  status: textField,
  /** First generation: why the call ended. Later: empty, or what went wrong. */
  error_message: textField,
  recording_url: urlField,
});
export type SynthflowEnvelope = z.infer<typeof synthflowEnvelope>;

export const synthflowLead = z.object({ name: textField, phone_number: textField });
export type SynthflowLead = z.infer<typeof synthflowLead>;

export const synthflowCall = z.object({
  call_id: keyField,
  status: textField,
  /** What `status` is called in the API's call object. */
  call_status: textField,
  end_call_reason: textField,
  /** The agent's condition that was met; only with `end_call_reason: "custom_end_call"`. */
  custom_end_call_reason: textField,
  /** The AI agent. */
  model_id: keyField,
  assistant_name: textField,
  campaign_name: textField,
  /** API only: `inbound` or `outbound`. */
  type_of_call: textField,
  /** Seconds; a number in the webhook, often text in the API. */
  duration: secondsField,
  /** ISO 8601 with offset in the webhook, milliseconds since 1970 as text in the API. */
  start_time: textField,
  timezone: textField,
  transcript: wholeText,
  recording_url: urlField,
});
export type SynthflowCall = z.infer<typeof synthflowCall>;

/** The part of the payload that holds the fields of the call: `call`, or all of it for an API call object. */
export function callPart(payload: Record<string, unknown>): Record<string, unknown> {
  return synthflowEnvelope.parse(payload).call ?? payload;
}

/** What Synthflow signs: the call's id, exactly as sent. `undefined` where a payload has none. */
export function signedCallId(payload: unknown): string | undefined {
  const record = payloadObject.safeParse(payload);
  if (!record.success) return undefined;
  const id = callPart(record.data).call_id;
  return (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : undefined;
}

/** A value, or the value that text holds as JSON object or list. Other text, also broken JSON, stays text. */
export function jsonInside(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value;
  try {
    const inside: unknown = JSON.parse(value);
    return inside;
  } catch {
    return value;
  }
}
