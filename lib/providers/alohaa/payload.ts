import { z } from 'zod';
import { keyField, secondsField, textField, urlField } from '../field.ts';

/**
 * Everything Alohaa is known to send in its call webhooks, outgoing and incoming. Outgoing: the provider's
 * "Outgoing call webhook" page; incoming: "Incoming call webhook" (dial on agent, call completion). Every
 * field is optional and read leniently; `leftovers` keeps what could not be read.
 */
export const alohaaPayload = z.object({
  call_id: keyField.describe('The call’s own name; every notification of the call carries it.'),
  call_type: textField.describe('outgoing or incoming.'),
  webhook_type: textField.describe(
    'dial_on_agent while an agent is rung; the older page sends the same notification without it.',
  ),
  caller_number: textField.describe(
    'The side that started the call: our agent on outgoing calls, the customer on incoming ones.',
  ),
  receiver_number: textField.describe('The side that was called.'),
  did_number: textField.describe('The business number, with country code and without +.'),
  agent_name: textField.describe('The agent, by name.'),
  received_at: textField.describe('When the call began.'),
  ended_at: textField.describe('When it ended; only in completions.'),
  call_status: textField.describe('answered or notanswered; capitalised in number-masking notifications.'),
  call_duration: secondsField.describe(
    'Total duration: seconds on outgoing calls, hours, minutes and seconds on incoming ones.',
  ),
  call_recording_url: urlField.describe('Where the recording lies.'),
  initiator_ring_duration: secondsField.describe(
    'How long the phone of the side that started the call rang.',
  ),
  receiver_ring_duration: secondsField.describe('How long the phone of the side that was called rang.'),
  total_ring_duration: secondsField.describe(
    'Both together; shown beside the call, nothing is calculated from it.',
  ),
  hangup_cause: textField.describe(
    'Which side ended the call, or that the network did; see the words below.',
  ),
  dtmfcode: textField.describe('The latest key that the caller pressed.'),
  dtmfcodes: textField.describe('All keys that the caller pressed.'),
});

export type AlohaaPayload = z.infer<typeof alohaaPayload>;
