/** What a figure is called and exactly what it counts, as the ⓘ beside it says. */
export type MetricDefinition = { title: string; definition: string };

/** Figures of the overview. One definition each, used wherever the figure is shown. */
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
} as const satisfies Record<string, MetricDefinition>;

export type MetricName = keyof typeof metricDefinitions;
