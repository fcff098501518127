import { Prisma } from '../../prisma/client/client.ts';

/** The columns of every counter of hours besides what it is grouped by, in order. */
export const hourColumns = Prisma.sql`
  direction, calls, answered, blocked, agent_no_answer, short_abandoned, within_service_level, wait_sum, wait_count`;

/** The same added up from rows with the columns of `callMeasures`, to be grouped by `direction`. */
export const summedHours = Prisma.sql`
  direction, sum(calls),
  coalesce(sum(calls) FILTER (WHERE outcome = 'answered'), 0),
  coalesce(sum(calls) FILTER (WHERE outcome = 'blocked'), 0),
  coalesce(sum(calls) FILTER (WHERE outcome = 'agent_no_answer'), 0),
  sum(short_abandoned), sum(within_service_level), coalesce(sum(wait_sum), 0), sum(wait_count)`;
