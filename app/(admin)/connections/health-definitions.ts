/** What each figure of a connection's health counts: the text of its ⓘ. */
export const healthDefinitions = {
  lastDelivery: {
    title: 'Last delivery',
    definition: 'When the newest delivery came. The same content coming again is not a new one.',
  },
  lastHour: {
    title: 'Last hour',
    definition:
      'Deliveries of the last 60 minutes, beside what is usual: the mean of the same 60 minutes of the four weeks before, by the clock of the report zone. Weeks before the first delivery do not count.',
  },
  lastDay: {
    title: 'Last 24 hours',
    definition:
      'Deliveries of the last 24 hours, beside the mean of the same 24 hours of the four weeks before.',
  },
  failed: {
    title: 'Failed',
    definition:
      'Deliveries of the last 24 hours that could not be read. They are kept, with the reason, and can be read again.',
  },
  rejected: {
    title: 'Rejected',
    definition:
      'Requests of the last 24 hours that were refused, for example for a wrong secret. What they carried was not kept.',
  },
  repeats: {
    title: 'Repeats',
    definition:
      'How often what came in the last 24 hours came again with the very same content. It is kept once and changes no call; many repeats mean that the provider does not hear our answer.',
  },
  lag: {
    title: 'Waiting to be read',
    definition:
      'Deliveries that are kept and not yet taken to their calls, and for how long the oldest has waited. Usually none for longer than a second. While a connection is paused, all of them wait.',
  },
  unmapped: {
    title: 'Unknown words',
    definition:
      'Different words of the provider that no table knows, among the newest 10,000 calls of all connections that have any.',
  },
  authentication: {
    title: 'Authentication',
    definition:
      'How requests prove where they come from. A secret that is part of the address can be read by everybody who sees the address, such as in a proxy’s log: rotate it when that may have happened.',
  },
} as const;
