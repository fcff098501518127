import { z } from 'zod';
import { keyField, secondsField, textField, urlField } from '../field.ts';

/**
 * What CallerDesk is known to send: the "Sample Payload" page (Call Report, Live Call) and the samples of its API
 * collection, the same fields as JSON or as a query string. `coins`, `error_code` and the rest are details.
 */
export const callerdeskPayload = z.object({
  type: textField.describe('call_report; what live calls say, if anything, is not documented.'),
  CallSid: keyField.describe('The call’s own name: epoch.sequence, on outgoing calls also a plain number.'),
  Uniqueid: keyField.describe('The same name again, where it is sent.'),
  campid: keyField.describe('What click-to-call answers with; on outgoing calls only.'),
  Direction: textField.describe('IVR is incoming, WEBOBD outgoing.'),
  SourceNumber: textField.describe('The caller, or leg A of an outgoing call.'),
  DestinationNumber: textField.describe('The virtual number, in both directions.'),
  DialWhomNumber: textField.describe('The agent of an incoming call, or leg B of an outgoing one.'),
  Status: textField.describe('The reduced word for what came of the call; on live calls, how far it is.'),
  callstatus: textField.describe('The same in accounts of resellers, which leave Status empty.'),
  hangup_cause: textField.describe('The cause, often with its code and the side in brackets.'),
  StartTime: textField.describe('When the call began, in local time without a zone.'),
  EndTime: textField.describe('When it ended; only in reports.'),
  CallDuration: secondsField.describe('From start to end.'),
  TalkDuration: secondsField.describe('How long both legs talked.'),
  CallRecordingUrl: urlField.describe('Where the recording lies.'),
  call_group: textField.describe('The group that was rung; shown as the queue.'),
  receiver_name: textField.describe('The team member who answered.'),
  LegA_Picked_time: textField.describe(
    'When leg A picked up: the menu of an incoming call, the first phone of an outgoing one.',
  ),
  LegB_Start_time: textField.describe('When leg B began to ring.'),
  LegB_Picked_time: textField.describe('When leg B picked up.'),
  key_press: textField.describe('The key that the caller pressed.'),
});

export type CallerdeskPayload = z.infer<typeof callerdeskPayload>;
