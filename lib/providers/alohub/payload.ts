import { z } from 'zod';
import { keyField, secondsField, textField, urlField } from '../field.ts';

/**
 * Everything Alohub is known to send: its pages "Automatic Call Webhook" and "Webhook call event" document the
 * same fields. All are text but `objectId`; what is not known yet comes as `""`.
 */
export const alohubPayload = z.object({
  call_id: keyField.describe('The call’s own name.'),
  call_status: textField.describe('answered or missed; the provider’s list of further values is not public.'),
  direction: textField.describe('inbound or outbound; its other interfaces write it in capitals.'),
  caller_number: textField.describe('The customer, in both directions.'),
  destination_number: textField.describe('The agent’s extension, in both directions.'),
  starttime: textField.describe('When the call began, in local time without a zone.'),
  answertime: textField.describe('When the agent answered.'),
  endtime: textField.describe('When the call ended; empty while it goes on.'),
  hangup_by: textField.describe('Who ended it: customer, agent or system.'),
  hotline: textField.describe('The business number, where there is one.'),
  total_duration: secondsField.describe('Counted from starttime, so waiting is in it.'),
  holding_duration: secondsField.describe('How long the customer was on hold.'),
  recording_url: urlField.describe('Where the recording lies; every account has a host of its own.'),
  userName: textField.describe('Account name of the agent.'),
  eventType: textField.describe('call; whatever else it says is no call.'),
});

export type AlohubPayload = z.infer<typeof alohubPayload>;
