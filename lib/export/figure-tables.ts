import { type AgentFigure, agentFigures } from '../analytics/agent-figures.ts';
import { callFigures, callTotals, totalsByConnection } from '../analytics/call-figures.ts';
import type { CallTotals } from '../analytics/call-totals.ts';
import type { FigureAddress } from '../analytics/figure-address.ts';
import { breakdown, hangupBreakdown } from '../analytics/hangup-breakdown.ts';
import { hangupFigures } from '../analytics/hangup-figures.ts';
import { hangupTrend } from '../analytics/hangup-trend.ts';
import { hangupWords } from '../analytics/hangup-words.ts';
import { heatMap } from '../analytics/heat-map.ts';
import {
  abandonmentRate,
  answerRate,
  asa,
  asr,
  connectRate,
  handleTime,
  missed,
  netAnswerRate,
  serviceLevel,
  serviceLevelBounds,
  talkTime,
  unreachableRate,
} from '../analytics/metrics.ts';
import { wholeShares } from '../analytics/whole-shares.ts';
import type { Viewer } from '../auth/viewer.ts';
import { hangupParty, hangupReason, outcome } from '../calls/vocabulary.ts';
import { connectionLabels } from '../connections/connection-labels.ts';

/** `null` where nothing is known. Lengths are seconds, rates from 0 to 1, instants UTC. */
export type FigureCell = string | number | null;
type FigureTable = { header: string[]; rows: FigureCell[][] };

/** Further words of the address: what the card that asks is set to. */
type FigureChoice = { by: string | undefined };

/** The figures that can be had as a file, by the name that their address has. */
export const figureTables: Record<
  string,
  (viewer: Viewer, address: FigureAddress, choice: FigureChoice) => Promise<FigureTable>
> = {
  'calls-over-time': callsOverTime,
  outcomes,
  'hours-of-the-week': hoursOfTheWeek,
  connections,
  agents,
  hangups,
  'hangup-trend': trend,
  'hangup-words': words,
  'hangup-breakdown': breakdownBy,
};

const measures: [name: string, of: (totals: CallTotals) => number | null][] = [
  ['calls', ({ calls }) => calls],
  ['offered', ({ offered }) => offered],
  ['answered_inbound', ({ answeredInbound }) => answeredInbound],
  ['answered_inbound_by_ai', ({ answeredInboundByAi }) => answeredInboundByAi],
  ['answer_rate', answerRate],
  ['answer_rate_net', netAnswerRate],
  ['missed', missed],
  ['short_abandoned', ({ shortAbandoned }) => shortAbandoned],
  ['abandonment_rate', abandonmentRate],
  ['asa_seconds', asa],
  ['asa_calls', ({ waitCount }) => waitCount],
  ['service_level', serviceLevel],
  ['service_level_at_least', (totals) => serviceLevelBounds(totals)?.min ?? null],
  ['service_level_at_most', (totals) => serviceLevelBounds(totals)?.max ?? null],
  ['handle_time_seconds', handleTime],
  ['talk_seconds', talkTime],
  ['talk_calls', ({ talkCount }) => talkCount],
  ['outbound', ({ attempted }) => attempted],
  ['answered_outbound', ({ answeredOutbound }) => answeredOutbound],
  ['connect_rate', connectRate],
  ['asr', asr],
  ['unreachable_rate', unreachableRate],
];
const measureNames = measures.map(([name]) => name);
const measured = (totals: CallTotals) => measures.map(([, of]) => of(totals));

async function callsOverTime(viewer: Viewer, { scope, grain }: FigureAddress): Promise<FigureTable> {
  const { buckets } = await callFigures(viewer, scope, grain);
  return {
    header: ['from', 'to', 'local_start', ...measureNames, ...outcome.options],
    rows: buckets.map(({ from, to, label, totals }) => [
      ...[from, to, label],
      ...measured(totals),
      ...outcome.options.map((word) => totals.outcomes[word]),
    ]),
  };
}

async function outcomes(viewer: Viewer, { scope }: FigureAddress): Promise<FigureTable> {
  const totals = await callTotals(viewer, scope);
  const counts = outcome.options.map((word) => totals.outcomes[word]);
  const shares = wholeShares(counts);
  return {
    header: ['outcome', 'calls', 'percent'],
    rows: outcome.options.map((word, index) => [word, counts[index] ?? 0, shares[index] ?? 0]),
  };
}

async function hoursOfTheWeek(viewer: Viewer, { scope }: FigureAddress): Promise<FigureTable> {
  const hours = await heatMap(viewer, scope);
  return {
    header: [
      ...[
        'weekday',
        'hour',
        'calls',
        'offered',
        'answered_inbound',
        'short_abandoned',
        'within_service_level',
      ],
      ...['wait_seconds', 'wait_calls', 'outbound', 'answered_outbound', 'agent_no_answer'],
    ],
    rows: hours.map((each) => [
      ...[each.weekday, each.hour, each.calls, each.offered, each.answeredInbound, each.shortAbandoned],
      ...[each.withinServiceLevel, each.waitSum, each.waitCount, each.attempted, each.answeredOutbound],
      each.agentNoAnswer,
    ]),
  };
}

async function connections(viewer: Viewer, { scope }: FigureAddress): Promise<FigureTable> {
  const [totals, labels] = await Promise.all([totalsByConnection(viewer, scope), connectionLabels(viewer)]);
  return {
    header: ['connection', 'provider', ...measureNames],
    rows: labels.flatMap(({ id, label, providerLabel }) => {
      const own = totals.get(id);
      return own === undefined ? [] : [[label, providerLabel, ...measured(own)]];
    }),
  };
}

async function agents(viewer: Viewer, { scope }: FigureAddress): Promise<FigureTable> {
  const figures = await agentFigures(viewer, scope);
  const row = (agent: AgentFigure): FigureCell[] => [
    ...[
      agent.name,
      agent.kind,
      agent.calls,
      agent.answered,
      agent.talk.known === 0 ? null : agent.talk.total,
    ],
    ...[agent.talk.mean, agent.talk.known, agent.wait.mean, agent.wait.known],
    ...[agent.offers, agent.missed, agent.answerShare],
  ];
  return {
    header: [
      ...['agent', 'kind', 'calls', 'answered', 'talk_seconds', 'mean_talk_seconds', 'talk_calls'],
      ...['mean_wait_seconds', 'wait_calls', 'offers', 'missed_offers', 'answer_share'],
    ],
    rows: figures.map(row),
  };
}

async function hangups(viewer: Viewer, { scope }: FigureAddress): Promise<FigureTable> {
  const { reasons } = await hangupFigures(viewer, scope);
  return {
    header: [
      ...['reason', 'calls', 'exact', 'ambiguous', 'unmapped', 'at_least', 'at_most'],
      ...hangupParty.options.map((party) => `by_${party}`),
      'by_not_said',
    ],
    rows: reasons.map(({ reason, parties, ...counts }) => [
      ...[reason, counts.calls, counts.exact, counts.ambiguous, counts.unmapped, counts.min, counts.max],
      ...[...hangupParty.options, null].map(
        (party) => parties.find((each) => each.party === party)?.calls ?? 0,
      ),
    ]),
  };
}

async function trend(viewer: Viewer, { scope, grain }: FigureAddress): Promise<FigureTable> {
  const { series, buckets } = await hangupTrend(viewer, scope, grain);
  return {
    header: ['from', 'to', 'local_start', 'calls', ...series.map(({ key }) => key)],
    rows: buckets.map(({ from, to, label, calls, parts }) => [
      ...[from, to, label, calls],
      ...series.map(({ key }) => parts.find((part) => part.key === key)?.calls ?? 0),
    ]),
  };
}

async function words(viewer: Viewer, { scope }: FigureAddress): Promise<FigureTable> {
  const labels = new Map((await connectionLabels(viewer)).map(({ id, label }) => [id, label]));
  const rows: FigureCell[][] = [];
  for (const reason of scope.filters.reason ?? hangupReason.options) {
    const found = await hangupWords(viewer, scope, reason);
    for (const { connectionId, words, certainty, candidates, calls } of found.words) {
      rows.push([reason, labels.get(connectionId) ?? null, words, certainty, candidates.join(' '), calls]);
    }
  }
  return { header: ['reason', 'connection', 'words', 'certainty', 'candidates', 'calls'], rows };
}

async function breakdownBy(
  viewer: Viewer,
  { scope }: FigureAddress,
  choice: FigureChoice,
): Promise<FigureTable> {
  const by = breakdown.catch('agent').parse(choice.by);
  const { rows } = await hangupBreakdown(viewer, scope, by);
  return {
    header: [by, 'calls', 'most_frequent_reasons'],
    rows: rows.map(({ label, calls, reasons }) => [
      ...[label, calls],
      reasons.map(({ reason, calls: count }) => `${reason ?? 'not_said'} ${count}`).join(' '),
    ]),
  };
}
