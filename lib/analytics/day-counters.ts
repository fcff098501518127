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

/** Those of its weeks, which are added up from days; `week` and `connection_id` are columns of each. */
export const connectionWeekCounters = [
  Prisma.sql`call_week_rollup`,
  Prisma.sql`hangup_week_rollup`,
  Prisma.sql`wait_week_histogram`,
  Prisma.sql`agent_week_rollup`,
];

/** All counters that go by the calendar of the report zone; those of hours are of all connections together. */
export const zoneCounters = [...connectionDayCounters, ...connectionWeekCounters, Prisma.sql`hour_rollup`];
