import { z } from 'zod';
import { keyField, secondsField, textField, urlField } from '../field.ts';

/**
 * What CallerDesk is known to send: the "Sample Payload" page (Call Report, Live Call) and the samples of its API
 * collection, the same fields as JSON or as a query string. `coins`, `error_code` and the rest are details.
 */
export const callerdeskPayload = z.object({
  /** `call_report`; what Live Calls say, if anything, is not documented. */
  type: textField,
  /** `epoch.sequence`, on outgoing calls also a plain number. */
  CallSid: keyField,
  Uniqueid: keyField,
  /** What click-to-call answers with; on outgoing calls only. */
  campid: keyField,
  /** `IVR` is incoming, `WEBOBD` outgoing. */
  Direction: textField,
  /** The caller, or leg A of an outgoing call. */
  SourceNumber: textField,
  /** The virtual number, in both directions. */
  DestinationNumber: textField,
  /** The agent of an incoming call, or leg B of an outgoing one. */
  DialWhomNumber: textField,
  Status: textField,
  /** The same in accounts of resellers, which leave `Status` empty. */
  callstatus: textField,
  hangup_cause: textField,
  StartTime: textField,
  EndTime: textField,
  CallDuration: secondsField,
  TalkDuration: secondsField,
  CallRecordingUrl: urlField,
  call_group: textField,
  /** The team member who answered. */
  receiver_name: textField,
  LegA_Picked_time: textField,
  LegB_Start_time: textField,
  LegB_Picked_time: textField,
  key_press: textField,
});

export type CallerdeskPayload = z.infer<typeof callerdeskPayload>;
