import { z } from 'zod';
import { keyField, secondsField, textField, urlField } from '../field.ts';

/**
 * Everything Alohaa is known to send in its call webhooks, outgoing and incoming. Outgoing: the provider's
 * "Outgoing call webhook" page; incoming: "Incoming call webhook" (dial on agent, call completion). Every
 * field is optional and read leniently; `leftovers` keeps what could not be read.
 */
export const alohaaPayload = z.object({
  call_id: keyField,
  /** `outgoing` or `incoming`. */
  call_type: textField,
  /** `dial_on_agent` on the newer page; the older page sends the same notification without it. */
  webhook_type: textField,
  /** The side that started the call: our agent on outgoing calls, the customer on incoming ones. */
  caller_number: textField,
  /** The side that was called. */
  receiver_number: textField,
  /** The business number, with country code and without `+`. */
  did_number: textField,
  agent_name: textField,
  received_at: textField,
  ended_at: textField,
  /** `answered` or `notanswered`; capitalised in number-masking notifications. */
  call_status: textField,
  /** Total duration. Seconds on outgoing calls, "hours, minutes, and seconds format" on incoming ones. */
  call_duration: secondsField,
  call_recording_url: urlField,
  initiator_ring_duration: secondsField,
  receiver_ring_duration: secondsField,
  total_ring_duration: secondsField,
  hangup_cause: textField,
  /** Latest key the caller pressed, and all of them. */
  dtmfcode: textField,
  dtmfcodes: textField,
});

export type AlohaaPayload = z.infer<typeof alohaaPayload>;
