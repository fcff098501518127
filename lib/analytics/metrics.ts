import type { CallTotals } from './call-totals.ts';

/**
 * Metrics of totals, each by the definition that `metric-definitions.ts` shows. Rates are from 0 to 1, lengths are
 * seconds, and `null` means that there is nothing to measure: never 0.
 */

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Offered calls that nobody answered, but for callers who gave up at once. */
export const missed = ({ offered, answeredInbound, shortAbandoned }: CallTotals): number =>
  offered - answeredInbound - shortAbandoned;

export const answerRate = (totals: CallTotals): number | null =>
  ratio(totals.answeredInbound, totals.offered);

/** As `answerRate`, without callers who gave up at once. */
export const netAnswerRate = (totals: CallTotals): number | null =>
  ratio(totals.answeredInbound, totals.offered - totals.shortAbandoned);

export const abandonmentRate = (totals: CallTotals): number | null =>
  ratio(totals.abandoned - totals.shortAbandoned, totals.offered - totals.shortAbandoned);

/** Average speed of answer: the mean wait of answered inbound calls whose wait is known. */
export const asa = (totals: CallTotals): number | null => ratio(totals.waitSum, totals.waitCount);

/** Calls whose wait is not known cannot be judged: they are left out, not counted as late. */
export const serviceLevel = (totals: CallTotals): number | null =>
  totals.waitCount === 0 && totals.answeredInbound > 0
    ? null
    : ratio(totals.withinServiceLevel, judgedByWait(totals));

/** What a service level is of: offered calls but for callers who gave up at once and waits that are not known. */
export const judgedByWait = (totals: CallTotals): number =>
  totals.offered - totals.shortAbandoned - (totals.answeredInbound - totals.waitCount);

/** Mean of talk and hold, without wrap-up, which no provider reports. */
export const handleTime = (totals: CallTotals): number | null =>
  ratio(totals.talkSum + totals.holdSum, totals.talkCount);

/** All talking together; `null` when the talk time of no call is known. */
export const talkTime = (totals: CallTotals): number | null =>
  totals.talkCount === 0 ? null : totals.talkSum;

/** Outbound calls that reached the customer, of those on which our own side was there. */
export const connectRate = (totals: CallTotals): number | null =>
  ratio(totals.answeredOutbound, totals.attempted - totals.agentNoAnswer);

/** Answer-seizure ratio: answered outbound calls of all that were attempted. */
export const asr = (totals: CallTotals): number | null => ratio(totals.answeredOutbound, totals.attempted);

export const unreachableRate = (totals: CallTotals): number | null =>
  ratio(totals.failedOutbound, totals.attempted - totals.agentNoAnswer);
