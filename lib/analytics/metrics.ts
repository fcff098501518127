import type { CallTotals } from './call-totals.ts';
import { ratio } from './ratio.ts';

/**
 * Metrics of totals, each by the definition that `metric-definitions.ts` shows. Rates are from 0 to 1, lengths are
 * seconds, and `null` means that there is nothing to measure: never 0.
 */

type Inbound = Pick<CallTotals, 'offered' | 'answeredInbound' | 'shortAbandoned'>;
type Waits = Inbound & Pick<CallTotals, 'withinServiceLevel' | 'waitCount'>;
type Outbound = Pick<CallTotals, 'attempted' | 'answeredOutbound' | 'agentNoAnswer'>;

/** Offered calls but for callers who gave up at once. */
export const netOffered = ({ offered, shortAbandoned }: Inbound): number => offered - shortAbandoned;

/** Offered calls that nobody answered, but for callers who gave up at once. */
export const missed = (totals: Inbound): number => netOffered(totals) - totals.answeredInbound;

export const answerRate = (totals: Inbound): number | null => ratio(totals.answeredInbound, totals.offered);

/** As `answerRate`, without callers who gave up at once. */
export const netAnswerRate = (totals: Inbound): number | null =>
  ratio(totals.answeredInbound, netOffered(totals));

export const abandonmentRate = (totals: CallTotals): number | null =>
  ratio(totals.abandoned - totals.shortAbandoned, netOffered(totals));

/** Average speed of answer: the mean wait of answered inbound calls whose wait is known. */
export const asa = (totals: Pick<CallTotals, 'waitSum' | 'waitCount'>): number | null =>
  ratio(totals.waitSum, totals.waitCount);

/**
 * Answered in time of those that can be judged: unanswered calls are late, answered calls whose wait is not known
 * are left out. That never flatters, but it is no figure where nobody's wait is known.
 */
export const serviceLevel = (totals: Waits): number | null =>
  totals.waitCount === 0 && totals.answeredInbound > 0
    ? null
    : ratio(totals.withinServiceLevel, judgedByWait(totals));

/** What a service level is of: offered calls but for callers who gave up at once and waits that are not known. */
export const judgedByWait = (totals: Waits): number => netOffered(totals) - waitsUnknown(totals);

/**
 * What the service level is at least and at most, whatever the waits that are not known: all of them too long, and
 * all of them in time. `null` where nothing was offered.
 */
export const serviceLevelBounds = (totals: Waits): { min: number; max: number } | null => {
  const offered = netOffered(totals);
  if (offered === 0) return null;
  const { withinServiceLevel } = totals;
  return {
    min: withinServiceLevel / offered,
    max: (withinServiceLevel + waitsUnknown(totals)) / offered,
  };
};

/** Answered calls that do not say how long the caller waited. */
export const waitsUnknown = ({ answeredInbound, waitCount }: Waits): number => answeredInbound - waitCount;

/** Mean of talk and hold, without wrap-up, which no provider reports. */
export const handleTime = (totals: CallTotals): number | null =>
  ratio(totals.talkSum + totals.holdSum, totals.talkCount);

/** All talking together; `null` when the talk time of no call is known. */
export const talkTime = (totals: CallTotals): number | null =>
  totals.talkCount === 0 ? null : totals.talkSum;

/** Outbound calls that reached the customer, of those on which our own side was there. */
export const connectRate = (totals: Outbound): number | null =>
  ratio(totals.answeredOutbound, reachable(totals));

/** Outbound calls on which our own side was there. */
export const reachable = ({ attempted, agentNoAnswer }: Outbound): number => attempted - agentNoAnswer;

/** Answer-seizure ratio: answered outbound calls of all that were attempted. */
export const asr = (totals: CallTotals): number | null => ratio(totals.answeredOutbound, totals.attempted);

export const unreachableRate = (totals: CallTotals): number | null =>
  ratio(totals.failedOutbound, reachable(totals));
