import type { TriggerKind } from './triggers.ts';

/**
 * The variables worth sending, by kind of trigger: those that its table documents, and for reports those that only
 * real bodies have. A variable that the portal does not know arrives as its own name and says nothing.
 */
const variables: Record<TriggerKind, string> = {
  received: `start_stamp customer_no_with_prefix`,
  ivr: `start_stamp ivr_id ivr_name direction customer_no_with_prefix`,
  auto_attendant: `start_stamp auto_attendant_id auto_attendant_name customer_no_with_prefix`,
  dtmf: `date digit_pressed direction customer_no_with_prefix`,
  department: `date dept_id dept_name ivr_name call_flow customer_no_with_prefix`,
  agent_dialed: `date agent_number agent_name dept_name ivr_name call_flow customer_no_with_prefix`,
  agent_answered: `start_stamp direction call_status answered_agent_number customer_no_with_prefix`,
  session_answered: `start_stamp direction call_status agent_number agent_name customer_no_with_prefix`,
  customer_ringing: `start_stamp direction call_status customer_no_with_prefix`,
  customer_answered: `start_stamp direction call_status answer_agent_number customer_ring_time ref_id customer_no_with_prefix`,
  agent_connected: `start_stamp direction agent agent_name agent_number campaign_name campaign_id lead_fields call_flow customer_no_with_prefix`,
  hangup: `start_stamp answer_stamp end_stamp direction call_status call_connected hangup_cause reason_key hangup_cause_key
    hangup_cause_code hangup_cause_description duration billsec outbound_sec agent_ring_time customer_ring_time
    answered_agent answered_agent_name answered_agent_number missed_agent call_flow digits_dialed recording_url
    campaign_name campaign_id broadcast_name broadcast_id broadcast_lead_fields ref_id custom_identifier
    customer_number_with_prefix aws_call_recording_identifier`,
  disposition: `start_stamp end_stamp direction duration agent agent_name agent_number disposition sub_dispositon
    campaign_name campaign_id lead_fields customer_no_with_prefix`,
  analysis: `start_stamp direction`,
};

/** The body to paste for a trigger of this kind: JSON whose values are the portal's variables. */
export function bodyTemplate(kind: TriggerKind): string {
  const names = ['call_id', 'uuid', 'call_to_number', 'caller_id_number', 'billing_circle'];
  const all = [...names, ...variables[kind].split(/\s+/)];
  return JSON.stringify(Object.fromEntries(all.map((name) => [name, `$${name}`])), null, 2);
}
