import type { Contradiction, HangupReason } from '../../calls/vocabulary.ts';

/** On which side of the call the hang-up lies. The caller of an inbound call is the customer, of others our agent. */
export type Side = 'caller' | 'callee' | 'customer' | 'system' | 'network' | 'unknown';

export type CauseReading = {
  reason: HangupReason;
  side: Side;
  /** Absent when the word decides. */
  candidates?: HangupReason[];
  contradiction?: Contradiction;
};

export type Row = {
  /** The same cause in the spellings of `reason_key`, `hangup_cause`, `hangup_cause_key`, `…_code`, `…_description`. */
  words: string[];
  /** Where several fields speak: 2 says what happened, 1 that it ended in order, 0 that nothing is known. */
  weight: 0 | 1 | 2;
  /** Customer and agent had met. */
  connected: CauseReading;
  /** They had not; inbound and outbound calls. `null`: the outcome stays unknown. */
  inbound: CauseReading;
  outbound: CauseReading;
  /** Neither the body nor the trigger says whether they had. */
  undecided: CauseReading;
  source: string;
};

const documented = 'hangup_cause in real bodies of hang-up triggers';
const reasonKey = 'reason_key in real bodies of hang-up triggers';
const causeKey = 'hangup_cause_key, _code and _description in real bodies';
const q850 = 'ITU-T Q.850, which hangup_cause_code follows';

const afterAll: CauseReading = {
  reason: 'completed',
  side: 'unknown',
  candidates: ['completed', 'cut_off'],
  contradiction: 'answered_with_unanswered_cause',
};

const cutByNetwork: CauseReading = {
  reason: 'network',
  side: 'network',
  candidates: ['network', 'cut_off'],
  contradiction: 'answered_with_unanswered_cause',
};

/** A cause that only unanswered calls have, with one meaning for both directions. */
function unanswered(
  words: string[],
  reading: CauseReading,
  source: string,
  connected: CauseReading = afterAll,
): Row {
  return { words, weight: 2, connected, inbound: reading, outbound: reading, undecided: reading, source };
}

/** Acefone's hang-up causes, all three generations of fields in one table. */
export const acefoneHangups: readonly Row[] = [
  {
    words: ['NormalClearing', 'NORMAL_CLEARING', '16', 'Normal call clearing'],
    weight: 1,
    connected: { reason: 'completed', side: 'unknown' },
    inbound: { reason: 'abandoned', side: 'customer' },
    outbound: { reason: 'cancelled', side: 'unknown', candidates: ['cancelled', 'no_answer', 'rejected'] },
    undecided: { reason: 'unmapped', side: 'unknown', candidates: ['completed', 'abandoned'] },
    source: `${documented}; ${causeKey}: seen on answered and on missed calls`,
  },
  {
    words: ['disconnected_by_caller', 'Call Disconnected By Caller'],
    weight: 2,
    connected: { reason: 'completed', side: 'caller' },
    inbound: { reason: 'abandoned', side: 'caller' },
    outbound: { reason: 'cancelled', side: 'caller' },
    undecided: { reason: 'unmapped', side: 'caller', candidates: ['completed', 'abandoned', 'cancelled'] },
    source: `${documented}; ${reasonKey}: the caller of a click-to-call is our side`,
  },
  {
    words: ['disconnected_by_callee', 'Call Disconnected By Callee'],
    weight: 2,
    connected: { reason: 'completed', side: 'callee' },
    inbound: { reason: 'rejected', side: 'callee', candidates: ['rejected', 'no_answer'] },
    outbound: { reason: 'rejected', side: 'callee', candidates: ['rejected', 'busy'] },
    undecided: { reason: 'unmapped', side: 'callee', candidates: ['completed', 'rejected'] },
    source: `${documented}; ${reasonKey}: the callee of a click-to-call is the customer`,
  },
  {
    words: ['destination_hangup', 'hangup_as_per_destination'],
    weight: 2,
    connected: { reason: 'completed', side: 'system', candidates: ['completed', 'transferred'] },
    inbound: { reason: 'no_agent', side: 'system', candidates: ['no_agent', 'out_of_hours'] },
    outbound: { reason: 'cancelled', side: 'system', candidates: ['cancelled', 'no_agent'] },
    undecided: { reason: 'unmapped', side: 'system', candidates: ['completed', 'no_agent', 'out_of_hours'] },
    source: `${documented}: the system ended the call where its routing says so`,
  },
  {
    words: ['noanswer', 'NO_ANSWER', 'NO ANSWER', '19', 'No answer from user (user alerted)'],
    weight: 2,
    connected: afterAll,
    inbound: { reason: 'no_answer', side: 'callee' },
    outbound: { reason: 'no_answer', side: 'callee' },
    undecided: { reason: 'no_answer', side: 'callee' },
    source: `${reasonKey}; ${causeKey}`,
  },
  unanswered(['NO_USER_RESPONSE', '18'], { reason: 'no_answer', side: 'callee' }, q850),
  unanswered(
    ['busy', 'User busy', 'USER_BUSY', '17'],
    { reason: 'busy', side: 'callee' },
    `${reasonKey}; hangup_cause "User busy"`,
  ),
  unanswered(
    ['cancel', 'ORIGINATOR_CANCEL'],
    { reason: 'cancelled', side: 'caller' },
    `${reasonKey}, together with INTERWORKING`,
  ),
  {
    words: ['INTERWORKING', '127'],
    weight: 1,
    connected: { reason: 'completed', side: 'unknown', candidates: ['completed', 'network'] },
    inbound: { reason: 'cancelled', side: 'caller', candidates: ['cancelled', 'network'] },
    outbound: { reason: 'cancelled', side: 'caller', candidates: ['cancelled', 'network'] },
    undecided: { reason: 'unmapped', side: 'unknown', candidates: ['completed', 'cancelled', 'network'] },
    source: `${causeKey}: seen together with the reason key "cancel", rarely alone`,
  },
  {
    words: ['rejected'],
    weight: 2,
    connected: afterAll,
    inbound: { reason: 'rejected', side: 'callee' },
    outbound: { reason: 'rejected', side: 'unknown' },
    undecided: { reason: 'rejected', side: 'unknown' },
    source: `${reasonKey}: who rejected an outbound call, customer or network, it does not say`,
  },
  unanswered(['CALL_REJECTED', '21'], { reason: 'rejected', side: 'callee' }, q850),
  unanswered(
    ['destination_not_set'],
    { reason: 'system_error', side: 'system' },
    `${documented}; ${reasonKey}: the number leads nowhere`,
  ),
  unanswered(['FAILED'], { reason: 'system_error', side: 'system' }, reasonKey),
  unanswered(['chanunavail', 'CONGESTION'], { reason: 'network', side: 'network' }, reasonKey, cutByNetwork),
  unanswered(
    ['Facility rejected', 'FACILITY_REJECTED', '29'],
    { reason: 'network', side: 'network' },
    `${reasonKey}; ${q850}`,
    cutByNetwork,
  ),
  unanswered(
    [
      'NORMAL_CIRCUIT_CONGESTION',
      '34',
      'NETWORK_OUT_OF_ORDER',
      '38',
      'NORMAL_TEMPORARY_FAILURE',
      '41',
      'SWITCH_CONGESTION',
      '42',
    ],
    { reason: 'network', side: 'network' },
    q850,
    cutByNetwork,
  ),
  unanswered(
    ['UNALLOCATED_NUMBER', '1', 'INVALID_NUMBER_FORMAT', '28'],
    { reason: 'invalid_number', side: 'network' },
    q850,
  ),
  unanswered(
    ['NO_ROUTE_DESTINATION', '3', 'SUBSCRIBER_ABSENT', '20', 'DESTINATION_OUT_OF_ORDER', '27'],
    { reason: 'unreachable', side: 'network' },
    q850,
  ),
  {
    words: ['UNSPECIFIED', '0', 'Unspecified. No other cause codes applicable.', 'NORMAL_UNSPECIFIED', '31'],
    weight: 0,
    connected: { reason: 'completed', side: 'unknown', candidates: ['completed', 'cut_off', 'transferred'] },
    inbound: { reason: 'no_answer', side: 'unknown', candidates: ['no_answer', 'abandoned', 'no_agent'] },
    outbound: { reason: 'unmapped', side: 'unknown' },
    undecided: { reason: 'unmapped', side: 'unknown' },
    source: `${causeKey}: the provider says that it does not know; only call_status speaks`,
  },
];
