import type { AcefonePayload } from './payload.ts';
import type { TriggerKind } from './triggers.ts';

/**
 * What a body that came without its trigger is, by the fields that only one kind has. Placeholders were dropped
 * before, so a body template with every variable in it does not confuse this.
 */
export function guessTrigger(said: AcefonePayload): TriggerKind {
  const status = said.call_status?.toLowerCase().replaceAll(/[^a-z]/g, '');
  if (said.llm_analysis !== undefined || said.stt !== undefined) return 'analysis';
  if (said.disposition !== undefined || said.sub_disposition !== undefined) return 'disposition';
  if (status === 'answeredbycustomer') return 'customer_answered';
  if (status === 'answeredbyagent') return 'agent_answered';
  if (status === 'dialedoncustomernumber') return 'customer_ringing';
  if (tellsAnEnd(said)) return 'hangup';
  if (said.call_connected !== undefined) return said.call_connected === '0' ? 'received' : 'agent_connected';
  if (said.digit_pressed !== undefined) return 'dtmf';
  // Only hang-up triggers say `missed`; `answered` is an in-call status too.
  if (
    status === 'answered' ||
    said.answered_agent_number !== undefined ||
    said.answer_agent_number !== undefined
  )
    return 'agent_answered';
  if (said.agent !== undefined || said.lead_fields !== undefined) return 'agent_connected';
  if (said.agent_number !== undefined || said.agent_name !== undefined) return 'agent_dialed';
  if (said.dept_id !== undefined || said.dept_name !== undefined) return 'department';
  if (said.auto_attendant_id !== undefined || said.auto_attendant_name !== undefined) return 'auto_attendant';
  if (said.ivr_id !== undefined || said.ivr_name !== undefined) return 'ivr';
  return 'received';
}

/** Whether a body has what only ended calls have. */
function tellsAnEnd(said: AcefonePayload): boolean {
  const ends = [
    said.end_stamp,
    said.end_time,
    said.billsec,
    said.duration,
    said.recording_url,
    said.outbound_sec,
  ];
  const causes = [said.hangup_cause, said.reason_key, said.hangup_cause_key, said.hangup_cause_code];
  return (
    [...ends, ...causes].some((value) => value !== undefined) || said.call_status?.toLowerCase() === 'missed'
  );
}
