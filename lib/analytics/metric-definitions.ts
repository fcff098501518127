/** What a figure is called and exactly what it counts, as the ⓘ beside it says. */
export type MetricDefinition = { title: string; definition: string };

/** Figures of the screens. One definition each, used wherever the figure is shown. */
export const metricDefinitions = {
  ended: {
    title: 'Calls',
    definition:
      'Calls that started in the period and have ended. Live and stale calls, internal calls and test calls are not in it.',
  },
  answered: {
    title: 'Answered',
    definition:
      'Calls in which customer and agent (a person or an AI) were on the line together, inbound and outbound. A menu, a mailbox or a recording is no answer.',
  },
  answerRate: {
    title: 'Answer rate, inbound',
    definition:
      'Answered inbound calls ÷ offered calls. Offered are the inbound calls that ended in the period, without blocked ones.',
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
} as const satisfies Record<string, MetricDefinition>;

export type MetricName = keyof typeof metricDefinitions;
