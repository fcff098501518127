import { agentChoices } from '../../lib/agents/agent-choices.ts';
import { dismissedMerges } from '../../lib/agents/dismissed-merges.ts';
import { findAgents } from '../../lib/agents/find-agents.ts';
import { mergeSuggestions } from '../../lib/agents/merge-suggestions.ts';
import { agentDays } from '../../lib/analytics/agent-days.ts';
import { agentFigures } from '../../lib/analytics/agent-figures.ts';
import { callFigures, callTotals, totalsByConnection } from '../../lib/analytics/call-figures.ts';
import { callers } from '../../lib/analytics/callers.ts';
import { callsLeftOut } from '../../lib/analytics/calls-left-out.ts';
import { callsLiveNow } from '../../lib/analytics/calls-live-now.ts';
import { countedCalls } from '../../lib/analytics/counted-calls.ts';
import { type FigureAddress, readFigureAddress } from '../../lib/analytics/figure-address.ts';
import { hangupBreakdown } from '../../lib/analytics/hangup-breakdown.ts';
import { hangupFigures } from '../../lib/analytics/hangup-figures.ts';
import { hangupTrend } from '../../lib/analytics/hangup-trend.ts';
import { hangupWords } from '../../lib/analytics/hangup-words.ts';
import { heatMap } from '../../lib/analytics/heat-map.ts';
import { overviewState } from '../../lib/analytics/overview-state.ts';
import { reportSettings } from '../../lib/analytics/report-settings.ts';
import { reportTimeZone } from '../../lib/analytics/report-time-zone.ts';
import { waitPercentiles } from '../../lib/analytics/wait-percentiles.ts';
import { systemViewer } from '../../lib/auth/system-viewer.ts';
import { callsMarker } from '../../lib/calls/calls-marker.ts';
import type { CallFilters } from '../../lib/calls/filters.ts';
import { listCalls } from '../../lib/calls/list-calls.ts';
import { listUnmappedWords } from '../../lib/calls/list-unmapped-words.ts';
import { connectionLabels } from '../../lib/connections/connection-labels.ts';
import { silentConnections } from '../../lib/health/silent-connections.ts';
import { countFailedDeliveries } from '../../lib/webhooks/count-failed-deliveries.ts';
import type { Question } from './ask-in-rounds.ts';
import { benchZone } from './make-calls.ts';

const viewer = systemViewer('bench');

/** The periods that are measured, as an address names them. */
export const benchPeriods = ['30d', '365d'] as const;
export type BenchPeriod = (typeof benchPeriods)[number];

/** What the screens of figures show for a period, narrowed as their address says it. */
export function addressOf(period: BenchPeriod, parameters: Record<string, string> = {}): FigureAddress {
  return readFigureAddress({ period, ...parameters }, benchZone, new Date());
}

/** Everything that the overview asks the database. */
export function overviewQuestions({ scope, before, grain }: FigureAddress): Record<string, Question> {
  const going: CallFilters = { ...countedCalls, state: ['live'] };
  return {
    'calls over time': () => callFigures(viewer, scope, grain),
    'totals of the period before': async () => before && (await callTotals(viewer, before)),
    'wait percentiles': () => waitPercentiles(viewer, scope),
    'heat map': () => heatMap(viewer, scope),
    'by connection': () => totalsByConnection(viewer, scope),
    'hang-up causes': () => hangupFigures(viewer, scope),
    'busiest agents': () => agentFigures(viewer, scope),
    'unique callers': async () => callers(viewer, scope, await callTotals(viewer, scope)),
    'left out': () => callsLeftOut(viewer, scope),
    'live now': () => Promise.all([callsLiveNow(viewer), listCalls(viewer, { filters: going, limit: 5 })]),
    'silent connections': () => silentConnections(viewer, new Date()),
    'failed deliveries': () => countFailedDeliveries(viewer, new Date()),
    'state of the screen': () => Promise.all([callsMarker(viewer), overviewState(viewer), reportTimeZone()]),
    'filter bar': () => Promise.all([reportSettings(), connectionLabels(viewer), agentChoices(viewer)]),
  };
}

/** What the screens behind it ask. */
export function furtherQuestions(address: FigureAddress, agent: string): Record<string, Question> {
  const { scope, grain } = address;
  return {
    'hang-ups: reasons': () => hangupFigures(viewer, scope),
    'hang-ups: trend': () => hangupTrend(viewer, scope, grain),
    'hang-ups: words': () => hangupWords(viewer, scope, 'no_answer'),
    'hang-ups: by agent': () => hangupBreakdown(viewer, scope, 'agent'),
    'hang-ups: by business number': () => hangupBreakdown(viewer, scope, 'businessNumber'),
    'hang-ups: by hour': () => hangupBreakdown(viewer, scope, 'hour'),
    'hang-ups: by operator': () => hangupBreakdown(viewer, scope, 'operator'),
    'hang-ups: by circle': () => hangupBreakdown(viewer, scope, 'circle'),
    'hang-ups: unmapped words': () => listUnmappedWords(viewer, { limit: 20 }),
    'agents: all of them': () => agentFigures(viewer, scope),
    'agents: suggestions to merge': () => mergeSuggestions(viewer),
    'agents: pairs kept apart': () => dismissedMerges(viewer),
    'agents: search': () => findAgents(viewer, { text: 'khan', kind: 'human', except: agent }),
    'agents: one over time': () => agentDays(viewer, scope, agent, grain),
    ...narrowedQuestions(address, agent),
  };
}

/** One agent's own screen. */
function narrowedQuestions({ scope }: FigureAddress, agent: string): Record<string, Question> {
  const ofAgent = { ...scope, filters: { ...scope.filters, agent: [agent] } };
  return {
    'agents: one': () => agentFigures(viewer, ofAgent),
    'agents: reasons of one': () => hangupFigures(viewer, ofAgent),
  };
}
