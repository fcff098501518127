import type { MetricName } from './metric-definitions.ts';

/** What a figure is in. */
export const metricUnits = {
  calls: 'a number of calls',
  percent: 'a share of calls, in percent',
  length: 'a length of time; stored in seconds',
  callers: 'a number of callers',
  offers: 'a number of offers of a call to an agent',
  offerShare: 'a share of offers, in percent',
  fieldShare: 'a share of the calls on which a field was looked for, in percent',
  actionShare: 'a share of actions, in percent',
  agents: 'agents, with their calls',
  words: 'words, with their calls',
} as const;

/** The screens that figures stand on, by their addresses. */
export type FigureScreen = '/' | '/hangups' | '/agents' | '/ai-calls';

type MetricFacts = {
  unit: keyof typeof metricUnits;
  /** What is not in it. */
  leftOut: string;
  /** Of which calls it is, where not every call says what is needed; `null`: every call says it. */
  coverage: string | null;
  screens: readonly FigureScreen[];
};

const notCounted = 'Live, stale, internal and test calls.';
const inboundOnly = `${notCounted} Outbound calls and calls of unknown direction.`;
const outboundOnly = `${notCounted} Inbound calls and calls of unknown direction.`;
const overview: readonly FigureScreen[] = ['/'];
const hangups: readonly FigureScreen[] = ['/hangups'];
const agents: readonly FigureScreen[] = ['/agents'];
const ai: readonly FigureScreen[] = ['/ai-calls'];

const knownWait =
  'Answered inbound calls whose wait is known; beside the figure stands how many of all they are.';
const knownTalk =
  'Answered calls whose talk time is known; beside the figure stands how many of all they are.';

const ofReached = `${notCounted} Calls that reached no person.`;

/** What the definition of a figure leaves unsaid: its unit, what is left out, how complete it is, where it stands. */
export const metricFacts: Record<MetricName, MetricFacts> = {
  ended: { unit: 'calls', leftOut: notCounted, coverage: null, screens: overview },
  offered: { unit: 'calls', leftOut: `${inboundOnly} Blocked calls.`, coverage: null, screens: overview },
  answered: { unit: 'calls', leftOut: inboundOnly, coverage: null, screens: ['/', '/agents'] },
  answerRate: {
    unit: 'percent',
    leftOut: `${inboundOnly} Blocked calls.`,
    coverage: null,
    screens: overview,
  },
  missed: {
    unit: 'calls',
    leftOut: `${inboundOnly} Blocked calls and callers who gave up at once.`,
    coverage: null,
    screens: overview,
  },
  asa: {
    unit: 'length',
    leftOut: `${inboundOnly} Calls that nobody answered.`,
    coverage: knownWait,
    screens: overview,
  },
  serviceLevel: {
    unit: 'percent',
    leftOut: `${inboundOnly} Blocked calls and callers who gave up at once.`,
    coverage:
      'All of them but answered calls whose wait is not known; beside the figure stands how many are judged.',
    screens: overview,
  },
  handleTime: {
    unit: 'length',
    leftOut: `${notCounted} Calls that nobody answered.`,
    coverage: knownTalk,
    screens: overview,
  },
  talkTime: {
    unit: 'length',
    leftOut: `${notCounted} Calls that nobody answered.`,
    coverage: knownTalk,
    screens: overview,
  },
  connectRate: {
    unit: 'percent',
    leftOut: `${outboundOnly} Attempts that our own agent never picked up.`,
    coverage: null,
    screens: overview,
  },
  netAnswerRate: {
    unit: 'percent',
    leftOut: `${inboundOnly} Blocked calls and callers who gave up at once.`,
    coverage: null,
    screens: overview,
  },
  abandonmentRate: {
    unit: 'percent',
    leftOut: `${inboundOnly} Blocked calls and callers who gave up at once.`,
    coverage: null,
    screens: overview,
  },
  asr: { unit: 'percent', leftOut: outboundOnly, coverage: null, screens: overview },
  unreachableRate: {
    unit: 'percent',
    leftOut: `${outboundOnly} Attempts that our own agent never picked up.`,
    coverage: null,
    screens: overview,
  },
  uniqueCallers: {
    unit: 'callers',
    leftOut: inboundOnly,
    coverage: 'Callers who show their number.',
    screens: overview,
  },
  repeatCallers: {
    unit: 'callers',
    leftOut: inboundOnly,
    coverage: 'Callers who show their number.',
    screens: overview,
  },
  callsOverTime: { unit: 'calls', leftOut: notCounted, coverage: null, screens: overview },
  outcomes: { unit: 'calls', leftOut: notCounted, coverage: null, screens: overview },
  heatMap: {
    unit: 'calls',
    leftOut: `${notCounted} Otherwise as the figure that is chosen.`,
    coverage: 'As the figure that is chosen.',
    screens: overview,
  },
  byConnection: {
    unit: 'calls',
    leftOut: `${notCounted} Otherwise as each figure for itself.`,
    coverage: 'As each figure for itself.',
    screens: overview,
  },
  busiestAgents: {
    unit: 'agents',
    leftOut: notCounted,
    coverage: 'Calls whose provider says who the agent was.',
    screens: overview,
  },
  live: {
    unit: 'calls',
    leftOut: 'Calls that are over, internal calls and test calls.',
    coverage: 'Calls of providers that report them while they go on.',
    screens: overview,
  },
  aiCalls: {
    unit: 'calls',
    leftOut: `${notCounted} Calls without an AI agent.`,
    coverage: null,
    screens: ai,
  },
  aiReached: { unit: 'percent', leftOut: notCounted, coverage: null, screens: ai },
  aiCompleted: { unit: 'percent', leftOut: ofReached, coverage: null, screens: ai },
  aiCutOff: { unit: 'percent', leftOut: ofReached, coverage: null, screens: ai },
  aiDuration: {
    unit: 'length',
    leftOut: ofReached,
    coverage: 'Calls whose duration is known.',
    screens: ai,
  },
  aiEndedBy: {
    unit: 'calls',
    leftOut: ofReached,
    coverage: 'All of them; where the provider does not say who ended it, that is a part of its own.',
    screens: ai,
  },
  aiReasons: { unit: 'calls', leftOut: notCounted, coverage: null, screens: ai },
  aiFill: {
    unit: 'fieldShare',
    leftOut: `${notCounted} Calls on which the extractor did not run.`,
    coverage: null,
    screens: ai,
  },
  aiFailures: { unit: 'actionShare', leftOut: notCounted, coverage: null, screens: ai },
  hangupReasons: {
    unit: 'calls',
    leftOut: notCounted,
    coverage: 'All of them; reasons that are not said or not recognised are parts of their own.',
    screens: ['/', '/hangups', '/agents'],
  },
  hangupCandidates: {
    unit: 'calls',
    leftOut: `${notCounted} Calls whose reason is certain or not recognised.`,
    coverage: null,
    screens: hangups,
  },
  hangupTrend: {
    unit: 'calls',
    leftOut: notCounted,
    coverage: 'All of them; reasons that are not said or not recognised are parts of their own.',
    screens: hangups,
  },
  hangupWords: {
    unit: 'words',
    leftOut: `${notCounted} Calls that ended for another reason.`,
    coverage: 'All of them; calls without words of the provider are a line of their own.',
    screens: hangups,
  },
  hangupBreakdown: { unit: 'calls', leftOut: notCounted, coverage: null, screens: hangups },
  hangupUnmapped: {
    unit: 'words',
    leftOut: 'Nothing.',
    coverage: null,
    screens: hangups,
  },
  agentCalls: {
    unit: 'calls',
    leftOut: notCounted,
    coverage: 'Calls whose provider says who the agent was.',
    screens: agents,
  },
  agentOffers: {
    unit: 'offers',
    leftOut: inboundOnly,
    coverage: 'Calls whose provider says whom it rang.',
    screens: agents,
  },
  agentMissed: {
    unit: 'offers',
    leftOut: inboundOnly,
    coverage: 'Calls whose provider says whom it rang.',
    screens: agents,
  },
  agentAnswerShare: {
    unit: 'offerShare',
    leftOut: inboundOnly,
    coverage: 'Calls whose provider says whom it rang.',
    screens: agents,
  },
  agentTalk: {
    unit: 'length',
    leftOut: `${notCounted} Calls that the agent did not answer.`,
    coverage: knownTalk,
    screens: agents,
  },
  agentWait: {
    unit: 'length',
    leftOut: `${inboundOnly} Calls that the agent did not answer.`,
    coverage: knownWait,
    screens: agents,
  },
};
