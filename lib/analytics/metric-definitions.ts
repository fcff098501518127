/** What a figure is called and exactly what it counts, as the ⓘ beside it says. */
type MetricDefinition = { title: string; definition: string };

/** Figures of the screens. One definition each, used wherever the figure is shown. */
export const metricDefinitions = {
  ended: {
    title: 'Calls',
    definition:
      'Calls that started in the period and have ended. Live and stale calls, internal calls and test calls are not in it.',
  },
  offered: {
    title: 'Offered',
    definition: 'Inbound calls that ended, without blocked ones: what our side could have answered.',
  },
  answered: {
    title: 'Answered',
    definition:
      'Inbound calls in which customer and agent (a person or an AI) were on the line together. A menu, a mailbox or a recording is no answer.',
  },
  answerRate: {
    title: 'Answer rate',
    definition: 'Answered ÷ offered, inbound.',
  },
  missed: {
    title: 'Missed',
    definition:
      'Offered − answered − short abandoned. Voicemail, abandoned, missed, failed and unknown inbound calls are its parts. A caller who hangs up sooner than the setting for short calls counts as short abandoned.',
  },
  asa: {
    title: 'ASA',
    definition:
      'Average speed of answer: the mean wait of answered inbound calls, from the queue or the first ring to the agent. Calls whose wait is not known are left out. Beside it: half of the callers waited at most p50, nine in ten at most p90.',
  },
  serviceLevel: {
    title: 'Service level',
    definition:
      'Inbound calls answered within the set number of seconds ÷ (offered − short abandoned). Calls that nobody answered count as late. Answered calls whose wait is not known cannot be judged and are in neither; the range says what the figure is if all of them were late, and if all were in time. Where no answered call says how long the caller waited there is no figure.',
  },
  handleTime: {
    title: 'Handle time (no wrap-up)',
    definition:
      'Mean of talk and hold of answered calls whose talk time is known, inbound and outbound. No provider reports wrap-up.',
  },
  talkTime: {
    title: 'Talk time',
    definition:
      'All time that customer and agent talked, inbound and outbound, without hold, as far as it is known. Never the duration, never billed seconds.',
  },
  connectRate: {
    title: 'Connect rate',
    definition:
      'Outbound calls that were answered ÷ outbound calls on which our own agent was there. Attempts that our agent never picked up are left out.',
  },
  netAnswerRate: {
    title: 'Answer rate, net',
    definition: 'Answered ÷ (offered − short abandoned), inbound.',
  },
  abandonmentRate: {
    title: 'Abandonment rate',
    definition: 'Abandoned but not short ÷ (offered − short abandoned), inbound.',
  },
  asr: {
    title: 'ASR',
    definition: 'Answer-seizure ratio: answered outbound calls ÷ all outbound calls.',
  },
  unreachableRate: {
    title: 'Unreachable',
    definition: 'Outbound calls that failed ÷ outbound calls on which our own agent was there.',
  },
  uniqueCallers: {
    title: 'Unique callers',
    definition:
      'Different customer numbers of inbound calls. Callers who hide their number cannot be told apart and are left out.',
  },
  repeatCallers: {
    title: 'Repeat callers',
    definition: 'Of the unique callers, those who called at least twice within 24 hours.',
  },
  callsOverTime: {
    title: 'Calls by outcome',
    definition:
      'Ended calls by the step in which they started, and by what came of them. Every ended call has exactly one outcome.',
  },
  outcomes: {
    title: 'Outcomes',
    definition: 'Ended calls by what came of them. Shares are rounded so that they add up to 100.',
  },
  heatMap: {
    title: 'Hours of the week',
    definition:
      'Calls by the weekday and the hour in which they started, by the clock of the report time zone. Colours are quintiles: each is given to a fifth of the hours that have a value. Where the clocks go back, one hour holds the calls of two.',
  },
  byConnection: {
    title: 'Providers side by side',
    definition: 'The same figures for each connection, each by the definitions of the tiles.',
  },
  busiestAgents: {
    title: 'Busiest agents',
    definition: 'Agents with the most calls of the period, people and AI.',
  },
  live: {
    title: 'Live now',
    definition:
      'Calls going on at this moment, whatever the period. Stale calls, whose end was not reported in time, are counted apart.',
  },
  aiCalls: {
    title: 'AI calls',
    definition:
      'Calls of AI agents that started in the period and have ended, whether or not anybody picked up. Internal calls and test calls are not in it.',
  },
  aiReached: {
    title: 'Reached a person',
    definition:
      'AI calls that were answered by a person ÷ AI calls. A machine, a busy line and a call that failed reach nobody.',
  },
  aiCompleted: {
    title: 'Completed',
    definition: 'Calls that came to their end as a conversation does ÷ calls that reached a person.',
  },
  aiCutOff: {
    title: 'Cut off',
    definition: 'Calls in which the line dropped in the middle ÷ calls that reached a person.',
  },
  aiDuration: {
    title: 'Duration, median',
    definition:
      'From the start to the end of calls that reached a person, as far as it is known: half of them are shorter. The mean stands beside it. Calls without a duration are left out of both.',
  },
  aiEndedBy: {
    title: 'Who said goodbye',
    definition: 'Calls that reached a person, by who ended them, as the provider says it.',
  },
  aiReasons: {
    title: 'Why calls ended',
    definition: 'All AI calls by the reason for which they ended.',
  },
  aiFill: {
    title: 'Fill rate',
    definition:
      'Calls on which a value was found ÷ calls on which the extractor ran, for each field. A call with two values of one field counts with both of them.',
  },
  aiFailures: {
    title: 'Failed actions',
    definition: 'Actions that ended with an error ÷ actions that ran. A call may have several.',
  },
  hangupReasons: {
    title: 'Why calls ended',
    definition:
      'Ended calls by hang-up reason and by who ended them, as far as the providers say it. Solid: the provider’s word has this one meaning. Hatched: it stands for several reasons, and the call counts under the likeliest. The range goes from the calls that are certain to all that may be of this reason, those counted under another one included. Calls with words that are not recognised are in no range.',
  },
  hangupCandidates: {
    title: 'What else it may be',
    definition:
      'Calls whose provider uses one word for several reasons, under each reason that it may be. A call stands in several lines, so they add up to more than the calls.',
  },
  hangupTrend: {
    title: 'Reasons over time',
    definition:
      'Ended calls by hang-up reason, counted where they started. The six most frequent reasons of the period stand for themselves, the rest together. Ambiguous calls count under the likeliest reason.',
  },
  hangupWords: {
    title: 'In the providers’ words',
    definition:
      'What the providers sent for the calls that ended for this reason, letter for letter up to 200 characters, for each connection.',
  },
  hangupBreakdown: {
    title: 'Where calls end',
    definition:
      'Ended calls by what they have in common, with the most frequent reasons of each. Beyond 100,000 calls the figures are of the newest 100,000.',
  },
  hangupUnmapped: {
    title: 'Words we do not know yet',
    definition:
      'Words of providers that no table knows. The list is of all calls, whatever the period and the filters, test calls included. Once a word is known, the calls can be read again.',
  },
  agentCalls: {
    title: 'Calls',
    definition:
      'Ended calls of the agent: those it took and, where nobody took the call, those that rang it last, inbound and outbound. Internal and test calls are not in it.',
  },
  agentOffers: {
    title: 'Offers',
    definition:
      'Ended inbound calls that rang the agent, whoever took them. A call that rang several agents is an offer to each of them. Not every provider says whom a call rang: of those that do not, only the agent of the call is known.',
  },
  agentMissed: {
    title: 'Missed offers',
    definition: 'Offers that the agent did not take, also where somebody else took the call.',
  },
  agentAnswerShare: {
    title: 'Answer share',
    definition: 'Offers that the agent did not miss ÷ offers. Without an offer there is none.',
  },
  agentTalk: {
    title: 'Talk time',
    definition:
      'From connection to end without hold, of the agent’s calls whose talk time is known: together, and the mean beside it. Never taken from the duration or from billed seconds.',
  },
  agentWait: {
    title: 'Mean wait',
    definition:
      'How long callers waited, on average, until the agent answered: inbound answered calls of the agent whose wait is known.',
  },
} as const satisfies Record<string, MetricDefinition>;

export type MetricName = keyof typeof metricDefinitions;
