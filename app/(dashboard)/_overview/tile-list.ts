import { meanWords, rateWords, spanWords } from '@/app/_figures/figure-words.ts';
import type { Better } from '@/app/_figures/metric-change.ts';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { CallTotals } from '@/lib/analytics/call-totals.ts';
import type { MetricName } from '@/lib/analytics/metric-definitions.ts';
import {
  answerRate,
  asa,
  connectRate,
  handleTime,
  judgedByWait,
  missed,
  reachable,
  serviceLevel,
  serviceLevelBounds,
  talkTime,
  waitsUnknown,
} from '@/lib/analytics/metrics.ts';
import type { ReportSettings } from '@/lib/analytics/report-settings.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';
import { outcome } from '@/lib/calls/vocabulary.ts';

/** One of the overview's figures: how it follows from the totals, and which calls it is of. */
export type TileFigure = {
  metric: MetricName;
  of: (totals: CallTotals) => number | null;
  words: (value: number | null) => string | null;
  /** Whether it changes by percentage points. */
  isRate: boolean;
  better: Better;
  /** The calls that its link leads to, within the scope, and how many they are. */
  calls: CallFilters;
  count: (totals: CallTotals) => number;
  /** How many calls it is of, where its link leads to only some of them. */
  n?: (totals: CallTotals) => number;
  /** For measures: of how many calls what is measured is known. */
  coverage?: (totals: CallTotals) => { known: number; eligible: number };
  /** What else its explanation says. */
  more?: (totals: CallTotals) => string[];
  note?: (totals: CallTotals) => string | null;
};

const inbound: CallFilters = { direction: ['inbound'] };
const offered: CallFilters = { ...inbound, outcome: outcome.exclude(['blocked']).options };
const answered: CallFilters = { ...inbound, outcome: ['answered'] };
const talked: CallFilters = { outcome: ['answered'], talk: { min: 0 } };
const attempted: CallFilters = {
  direction: ['outbound'],
  outcome: outcome.exclude(['agent_no_answer']).options,
};

const counted = (value: number | null) => (value === null ? null : wholeNumber(value));
const of = (part: number, whole: number, words: string) =>
  whole === 0 ? null : `${wholeNumber(part)} of ${wholeNumber(whole)} ${words}`;

const waitCoverage = ({ waitCount, answeredInbound }: CallTotals) => ({
  known: waitCount,
  eligible: answeredInbound,
});
const talkCoverage = ({ talkCount, outcomes }: CallTotals) => ({
  known: talkCount,
  eligible: outcomes.answered,
});

/** Below a service level: what it is of, or, where waits are not known, what it can be. */
function serviceLevelNote(totals: CallTotals, seconds: number): string | null {
  const unknown = waitsUnknown(totals);
  const bounds = serviceLevelBounds(totals);
  if (unknown === 0 || bounds === null)
    return of(totals.withinServiceLevel, judgedByWait(totals), `within ${seconds} s`);
  if (serviceLevel(totals) === null) return 'no wait is known';
  return `${rateWords(bounds.min)} – ${rateWords(bounds.max)}, ${wholeNumber(unknown)} unknown`;
}

/** The same in full, for the explanation. */
function serviceLevelLines(totals: CallTotals, seconds: number): string[] {
  const bounds = serviceLevelBounds(totals);
  if (bounds === null) return [];
  const counted = of(totals.withinServiceLevel, judgedByWait(totals), `calls within ${seconds} s.`);
  if (waitsUnknown(totals) === 0) return counted === null ? [] : [counted];
  const range = `At least ${rateWords(bounds.min)}, if the others were late, at most ${rateWords(bounds.max)}, if they were in time.`;
  return serviceLevel(totals) === null || counted === null ? [range] : [counted, range];
}

/** In the order in which a manager asks. */
export const tileList = ({ serviceLevelSeconds }: ReportSettings): TileFigure[] => [
  {
    ...{ metric: 'ended', words: counted, isRate: false, better: null, calls: {} },
    of: (totals) => totals.calls,
    count: (totals) => totals.calls,
    note: ({ calls, offered: inboundCalls, attempted: outboundCalls }) =>
      calls === 0 ? null : `${wholeNumber(inboundCalls)} offered, ${wholeNumber(outboundCalls)} outbound`,
  },
  {
    ...{ metric: 'offered', words: counted, isRate: false, better: null, calls: offered },
    of: (totals) => totals.offered,
    count: (totals) => totals.offered,
  },
  {
    ...{ metric: 'answered', words: counted, isRate: false, better: 'up', calls: answered },
    of: (totals) => totals.answeredInbound,
    count: (totals) => totals.answeredInbound,
    note: ({ answeredInbound, answeredInboundByAi }) =>
      answeredInbound === 0
        ? null
        : `${wholeNumber(answeredInbound - answeredInboundByAi)} by people, ${wholeNumber(answeredInboundByAi)} by AI`,
  },
  {
    ...{ metric: 'answerRate', words: rateWords, isRate: true, better: 'up', calls: offered },
    of: answerRate,
    count: (totals) => totals.offered,
    note: (totals) => of(totals.answeredInbound, totals.offered, 'offered'),
  },
  {
    ...{ metric: 'missed', words: counted, isRate: false, better: 'down' },
    calls: {
      ...inbound,
      outcome: outcome.exclude(['blocked', 'answered']).options,
      isShortAbandoned: false,
    },
    of: missed,
    count: missed,
    note: ({ shortAbandoned }) =>
      shortAbandoned === 0 ? null : `without ${wholeNumber(shortAbandoned)} short abandoned`,
  },
  {
    ...{
      metric: 'asa',
      words: meanWords,
      isRate: false,
      better: 'down',
      calls: { ...answered, wait: { min: 0 } },
    },
    of: asa,
    count: (totals) => totals.waitCount,
    coverage: waitCoverage,
  },
  {
    ...{ metric: 'serviceLevel', words: rateWords, isRate: true, better: 'up' },
    calls: { ...answered, wait: { max: serviceLevelSeconds } },
    of: serviceLevel,
    count: (totals) => totals.withinServiceLevel,
    n: judgedByWait,
    coverage: waitCoverage,
    more: (totals) => serviceLevelLines(totals, serviceLevelSeconds),
    note: (totals) => serviceLevelNote(totals, serviceLevelSeconds),
  },
  {
    ...{ metric: 'handleTime', words: meanWords, isRate: false, better: null, calls: talked },
    of: handleTime,
    count: (totals) => totals.talkCount,
    coverage: talkCoverage,
  },
  {
    ...{ metric: 'talkTime', words: spanWords, isRate: false, better: null, calls: talked },
    of: talkTime,
    count: (totals) => totals.talkCount,
    coverage: talkCoverage,
  },
  {
    ...{ metric: 'connectRate', words: rateWords, isRate: true, better: 'up', calls: attempted },
    of: connectRate,
    count: reachable,
    note: (totals) => of(totals.answeredOutbound, reachable(totals), 'outbound'),
  },
];
