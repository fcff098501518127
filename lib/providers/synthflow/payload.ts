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
  })
  .meta({ kind: 'structure' });

/** Text of any length, with its blanks. */
const wholeText = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' && value.trim() !== '' ? storableText(value) : undefined))
  .meta({ kind: 'text' });

export const synthflowEnvelope = z.object({
  event: textField.describe('Only on the inbound webhook, which is no report: call_inbound.'),
  call_inbound: objectField.describe('The question of the inbound webhook; Switchboard does not answer it.'),
  call: objectField.describe('The fields of the call, below.'),
  lead: objectField.describe('The customer, below.'),
  status: textField.describe('The same words as the status of the call.'),
  error_message: textField.describe(
    'First generation: why the call ended. Later: empty, or what went wrong.',
  ),
  recording_url: urlField.describe('Where the recording lies, if the call itself does not say it.'),
});
export type SynthflowEnvelope = z.infer<typeof synthflowEnvelope>;

export const synthflowLead = z.object({
  name: textField.describe('The customer’s name.'),
  phone_number: textField.describe(
    'The customer’s number, in both directions; a mark where the agent hides personal data.',
  ),
});
export type SynthflowLead = z.infer<typeof synthflowLead>;

export const synthflowCall = z.object({
  call_id: keyField.describe('The call’s own name; what a signature signs.'),
  status: textField.describe('How far the call is, or what came of it; see the words below.'),
  call_status: textField.describe('What status is called in the call object of the API.'),
  end_call_reason: textField.describe('Why the call ended; see the words below.'),
  custom_end_call_reason: textField.describe(
    'The agent’s condition that was met; only with custom_end_call.',
  ),
  model_id: keyField.describe('The AI agent.'),
  assistant_name: textField.describe('The AI agent, by name.'),
  campaign_name: textField.describe('The campaign, where the call belongs to one.'),
  type_of_call: textField.describe('Only in the API: inbound or outbound.'),
  duration: secondsField.describe('A number in the webhook, often text in the API.'),
  start_time: textField.describe(
    'ISO 8601 with an offset in the webhook, milliseconds since 1970 as text in the API.',
  ),
  timezone: textField.describe('The zone of times without an offset.'),
  transcript: wholeText.describe('The conversation, a line for each turn.'),
  recording_url: urlField.describe('Where the recording lies.'),
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
