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
  })
  .meta({ kind: 'structure' });

/**
 * The variables of the "WebHook Triggers" tables that the call model has a place for, those that only real bodies
 * have (`reason_key`, `hangup_cause_code` …) included. The account decides under which keys they come:
 * `normalisePayload` brings them to these names first.
 */
export const acefonePayload = z.object({
  call_id: keyField.describe('The call’s own name, the same on every trigger.'),
  uuid: keyField.describe(
    'Varies for each connection of a call; joins triggers only beside the customer’s number.',
  ),
  ref_id: keyField.describe('The platform’s name for a click-to-call request.'),
  custom_identifier: keyField.describe(
    'Whatever the account passed with a click-to-call request; joins nothing.',
  ),

  direction: textField.describe('Which way the call went; see the words below.'),
  call_to_number: textField.describe(
    'The number that was called: the business number of an inbound call, else the customer.',
  ),
  caller_id_number: textField.describe(
    'The number that called: the customer of an inbound call, else the business number shown.',
  ),
  did_number: textField.describe('The business number.'),
  customer_number_with_prefix: textField.describe('The customer, with country code.'),
  customer_no_with_prefix: textField.describe(
    'The same; the portal’s own template writes its key with a blank at the end.',
  ),
  customer_number: textField.describe('The customer, without country code.'),

  answered_agent: structureField.describe(
    'Who answered: an object on click-to-call, a list on dialer calls, whose last entry handled the call.',
  ),
  answered_agent_name: textField.describe('Who answered, by name.'),
  answered_agent_number: structureField.describe(
    'A number, a seat or an extension; an object on “answered by customer”.',
  ),
  answer_agent_number: structureField.describe('The name that “answered by agent” gives it.'),
  agent: structureField.describe('The agent of a dialer call.'),
  agent_name: textField.describe('The agent that was rung, by name.'),
  agent_number: textField.describe('The agent that was rung, by number.'),
  missed_agent: structureField.describe('Agents that were rung and did not pick up.'),
  first_missed_agent_number: textField.describe('The first of them, by number.'),
  first_missed_agent_follow_me_number: textField.describe(
    'The first of them, by the number calls are passed on to.',
  ),

  start_stamp: textField.describe('When the call began.'),
  start_date: textField.describe('The day of it, where date and time come apart.'),
  start_time: textField.describe('The time of day of it.'),
  answer_stamp: textField.describe(
    'When somebody or something answered: on IVR-routed calls the menu, on dialer calls the agent.',
  ),
  end_stamp: textField.describe('When the call ended.'),
  end_date: textField.describe('The day of it, where date and time come apart.'),
  end_time: textField.describe('The time of day of it.'),
  date: textField.describe('When the key was pressed, the agent dialled, the department reached.'),

  call_status: textField.describe('answered or missed at the end; what is happening, before.'),
  call_connected: textField.describe('1 as soon as one leg picked up; no evidence that anybody talked.'),
  hangup_cause: textField.describe('Why the call ended: the documented field.'),
  reason_key: textField.describe('Why it ended, in more detail; not documented.'),
  hangup_cause_key: textField.describe('The network’s cause as a word.'),
  hangup_cause_code: textField.describe('The network’s cause as a number of ITU-T Q.850.'),
  hangup_cause_description: textField.describe('The network’s cause as a sentence.'),

  duration: secondsField.describe('From start to end; on dialer calls from the queue to the end.'),
  billsec: secondsField.describe(
    'What is charged for: a menu or the ringing too, so it measures no talking.',
  ),
  outbound_sec: secondsField.describe('How long both legs were up; 0 on every missed call.'),
  agent_ring_time: secondsField.describe('How long the agent’s phone rang.'),
  customer_ring_time: secondsField.describe('How long the customer’s phone rang.'),

  call_flow: structureField.describe('The call step by step: menu, keys, queue, agents.'),
  digits_dialed: structureField.describe('The keys that the caller pressed.'),
  digit_pressed: textField.describe('The key that the caller pressed.'),
  ivr_id: textField.describe('The menu, by id.'),
  ivr_name: structureField.describe('The menu, by name.'),
  auto_attendant_id: textField.describe('The auto attendant, by id.'),
  auto_attendant_name: textField.describe('The auto attendant, by name.'),
  dept_id: textField.describe('The department, by id.'),
  dept_name: structureField.describe('The department, by name; shown as the queue.'),

  recording_url: urlField.describe('Where the recording lies; missed calls have one as well.'),
  billing_circle: structureField.describe('The customer’s telecom operator and circle.'),
  telecom_operator: textField.describe('The customer’s telecom operator.'),
  telecom_circle: textField.describe('The customer’s telecom circle.'),
  campaign_name: textField.describe('The campaign of a dialer call.'),
  broadcast_name: textField.describe('The broadcast that the call belongs to.'),
  broadcast_lead_fields: structureField.describe('What the account knows of the customer of a broadcast.'),
  lead_fields: structureField.describe('What the account knows of the customer.'),
  disposition: textField.describe('What the agent filed the call as.'),
  sub_disposition: textField.describe('What the agent filed it as, in more detail.'),
  llm_analysis: structureField.describe('Analysis after the call; its fields are not documented.'),
  stt: structureField.describe('Text of the speech; its fields are not documented.'),
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
