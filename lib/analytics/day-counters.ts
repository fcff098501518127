import { Prisma } from '../../prisma/client/client.ts';

/** The counters of a connection's days, by their tables; `day` and `connection_id` are columns of each. */
export const connectionDayCounters = [
  Prisma.sql`call_day_rollup`,
  Prisma.sql`hangup_day_rollup`,
  Prisma.sql`wait_histogram`,
  Prisma.sql`agent_day_rollup`,
  Prisma.sql`agent_hour_rollup`,
  Prisma.sql`agent_hangup_rollup`,
  Prisma.sql`agent_wait_histogram`,
];

/** All counters of days; those of hours are of all connections together. */
export const dayCounters = [...connectionDayCounters, Prisma.sql`hour_rollup`];
