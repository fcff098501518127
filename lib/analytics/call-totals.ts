import type { z } from 'zod';
import { direction, handledBy, type Outcome, outcome } from '../calls/vocabulary.ts';
import { type Counters, counters } from './call-measures.ts';

/** One group of counted calls, as the queries of figures read it. */
export const countedGroup = counters.extend({ direction, outcome, handledBy });
type CountedGroup = z.infer<typeof countedGroup>;

/** What every metric of calls is made of (`metrics.ts`). All of it adds up; lengths are seconds. */
export type CallTotals = {
  /** Ended calls. */
  calls: number;
  outcomes: Record<Outcome, number>;
  /** Of answered calls, those that an AI agent took. */
  answeredByAi: number;
  /** Inbound calls but for blocked ones: what our side could have answered. The following are parts of it. */
  offered: number;
  answeredInbound: number;
  /** Of these, those that an AI agent took. */
  answeredInboundByAi: number;
  voicemailInbound: number;
  abandoned: number;
  shortAbandoned: number;
  withinServiceLevel: number;
  /** Outbound calls. The three below are parts of it. */
  attempted: number;
  answeredOutbound: number;
  agentNoAnswer: number;
  failedOutbound: number;
  waitSum: number;
  waitCount: number;
  ringSum: number;
  ringCount: number;
  talkSum: number;
  talkCount: number;
  /** Of calls whose talk time is known. */
  holdSum: number;
  durationSum: number;
  durationCount: number;
};

/** Without any call. */
export function noTotals(): CallTotals {
  return {
    calls: 0,
    outcomes: noOutcomes(),
    answeredByAi: 0,
    ...{ offered: 0, answeredInbound: 0, answeredInboundByAi: 0, voicemailInbound: 0 },
    ...{ abandoned: 0, shortAbandoned: 0, withinServiceLevel: 0 },
    ...{ attempted: 0, answeredOutbound: 0, agentNoAnswer: 0, failedOutbound: 0 },
    ...{ waitSum: 0, waitCount: 0, ringSum: 0, ringCount: 0, talkSum: 0, talkCount: 0, holdSum: 0 },
    ...{ durationSum: 0, durationCount: 0 },
  };
}

function noOutcomes(): Record<Outcome, number> {
  return {
    ...{ answered: 0, voicemail: 0, abandoned: 0, missed: 0, no_answer: 0, busy: 0, agent_no_answer: 0 },
    ...{ cancelled: 0, failed: 0, blocked: 0, unknown: 0 },
  };
}

/** Adds a group of calls to totals. */
export function addGroup(totals: CallTotals, group: CountedGroup): void {
  const { direction, outcome, calls } = group;
  totals.calls += calls;
  totals.outcomes[outcome] += calls;
  if (outcome === 'answered' && group.handledBy === 'ai') totals.answeredByAi += calls;
  if (direction === 'inbound' && outcome !== 'blocked') totals.offered += calls;
  if (direction === 'inbound' && outcome === 'answered') totals.answeredInbound += calls;
  if (direction === 'inbound' && outcome === 'answered' && group.handledBy === 'ai')
    totals.answeredInboundByAi += calls;
  if (direction === 'inbound' && outcome === 'voicemail') totals.voicemailInbound += calls;
  if (direction === 'inbound' && outcome === 'abandoned') totals.abandoned += calls;
  if (direction === 'outbound') totals.attempted += calls;
  if (direction === 'outbound' && outcome === 'answered') totals.answeredOutbound += calls;
  if (direction === 'outbound' && outcome === 'agent_no_answer') totals.agentNoAnswer += calls;
  if (direction === 'outbound' && outcome === 'failed') totals.failedOutbound += calls;
  totals.shortAbandoned += group.short_abandoned;
  totals.withinServiceLevel += group.within_service_level;
  addLengths(totals, group);
}

function addLengths(totals: CallTotals, group: Counters): void {
  totals.waitSum += group.wait_sum;
  totals.waitCount += group.wait_count;
  totals.ringSum += group.ring_sum;
  totals.ringCount += group.ring_count;
  totals.talkSum += group.talk_sum;
  totals.talkCount += group.talk_count;
  totals.holdSum += group.hold_sum;
  totals.durationSum += group.duration_sum;
  totals.durationCount += group.duration_count;
}
