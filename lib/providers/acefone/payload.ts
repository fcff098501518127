import { z } from 'zod';
import { keyField, secondsField, textField, urlField } from '../field.ts';

/** A nested value: as it is in JSON bodies, as a JSON string in one field of forms and query strings. */
const structureField = z
  .unknown()
  .optional()
  .transform((value): unknown => {
    if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
    try {
      const parsed: unknown = JSON.parse(value);
      return parsed;
    } catch {
      return value;
    }
  });

/**
 * The variables of the "WebHook Triggers" tables that the call model has a place for, those that only real bodies
 * have (`reason_key`, `hangup_cause_code` …) included. The account decides under which keys they come:
 * `normalisePayload` brings them to these names first.
 */
export const acefonePayload = z.object({
  /** Stable across every trigger of one call. */
  call_id: keyField,
  /** Varies for each connection of a call. */
  uuid: keyField,
  /** The platform's name for a click-to-call request. */
  ref_id: keyField,
  /** Whatever the account passed with a click-to-call request. */
  custom_identifier: keyField,

  direction: textField,
  call_to_number: textField,
  caller_id_number: textField,
  did_number: textField,
  customer_number_with_prefix: textField,
  customer_no_with_prefix: textField,
  customer_number: textField,

  /** Object (click-to-call), array whose last entry handled the call (dialer). */
  answered_agent: structureField,
  answered_agent_name: textField,
  /** Text; an object on "answered by customer". */
  answered_agent_number: structureField,
  /** The name that "answered by agent" gives it. */
  answer_agent_number: structureField,
  agent: structureField,
  agent_name: textField,
  agent_number: textField,
  missed_agent: structureField,
  first_missed_agent_number: textField,
  first_missed_agent_follow_me_number: textField,

  start_stamp: textField,
  start_date: textField,
  start_time: textField,
  answer_stamp: textField,
  end_stamp: textField,
  end_date: textField,
  end_time: textField,
  /** When the key was pressed, the agent dialled, the department reached. */
  date: textField,

  call_status: textField,
  call_connected: textField,
  hangup_cause: textField,
  reason_key: textField,
  hangup_cause_key: textField,
  hangup_cause_code: textField,
  hangup_cause_description: textField,

  duration: secondsField,
  billsec: secondsField,
  /** Seconds in which both legs were up: "0" on every missed call. */
  outbound_sec: secondsField,
  agent_ring_time: secondsField,
  customer_ring_time: secondsField,

  call_flow: structureField,
  digits_dialed: structureField,
  digit_pressed: textField,
  ivr_id: textField,
  ivr_name: structureField,
  auto_attendant_id: textField,
  auto_attendant_name: textField,
  dept_id: textField,
  dept_name: structureField,

  recording_url: urlField,
  billing_circle: structureField,
  telecom_operator: textField,
  telecom_circle: textField,
  campaign_name: textField,
  broadcast_name: textField,
  broadcast_lead_fields: structureField,
  lead_fields: structureField,
  disposition: textField,
  sub_disposition: textField,
  /** Analysis after the call, by keys that integrators go by; its fields are not documented. */
  llm_analysis: structureField,
  stt: structureField,
});

export type AcefonePayload = z.infer<typeof acefonePayload>;

/** Every name that a key of an account can be mapped to. */
export const acefoneKeys: readonly string[] = [
  ...Object.keys(acefonePayload.shape),
  // Documented, shown under their own names.
  'bridged_duration',
  'broadcast_id',
  'campaign_id',
  'aws_call_recording_identifier',
  'recording_name',
  'agent_transfer_ring_time',
];
