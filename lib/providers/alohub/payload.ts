import { z } from 'zod';
import { keyField, secondsField, textField, urlField } from '../field.ts';

/**
 * Everything Alohub is known to send: its pages "Automatic Call Webhook" and "Webhook call event" document the
 * same fields. All are text but `objectId`; what is not known yet comes as `""`.
 */
export const alohubPayload = z.object({
  call_id: keyField,
  /** `answered` or `missed`; the provider's list of further values is not public. */
  call_status: textField,
  /** `inbound` or `outbound`; its other interfaces write it in capitals. */
  direction: textField,
  /** The customer, in both directions. */
  caller_number: textField,
  /** The agent's extension, in both directions. */
  destination_number: textField,
  starttime: textField,
  /** When the agent answered. */
  answertime: textField,
  endtime: textField,
  /** `customer`, `agent` or `system`. */
  hangup_by: textField,
  hotline: textField,
  /** Counted from `starttime`. */
  total_duration: secondsField,
  holding_duration: secondsField,
  recording_url: urlField,
  /** Account name of the agent. */
  userName: textField,
  /** `call`. */
  eventType: textField,
});

export type AlohubPayload = z.infer<typeof alohubPayload>;
