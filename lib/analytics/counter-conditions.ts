import { Prisma } from '../../prisma/client/client.ts';
import { allOf, type CallFilters } from '../calls/filters.ts';

/** The filters that counters of every kind can be narrowed by; by an agent their twins can. */
export const groupedFilters = [
  'connection',
  'provider',
  'direction',
  'outcome',
  'handledBy',
  'agent',
] as const satisfies (keyof CallFilters)[];

/**
 * The filters that counters of every kind are grouped by, and the agents where it is one of agents, as one condition
 * on `r`, whose columns are named as those of the calls. It says what `conditionsOf` says of calls.
 *
 * @param filters resolved: a provider stands for its connections, an agent for everybody merged with it.
 */
export function conditionsOnCounters(filters: CallFilters, more: readonly Prisma.Sql[] = []): Prisma.Sql {
  const { connection, direction, outcome, handledBy, agent } = filters;
  const conditions = [...more];
  if (connection) conditions.push(Prisma.sql`r.connection_id = ANY(${connection}::uuid[])`);
  if (direction) conditions.push(Prisma.sql`r.direction = ANY(${direction}::text[])`);
  if (outcome) conditions.push(Prisma.sql`r.outcome = ANY(${outcome}::text[])`);
  if (handledBy) conditions.push(Prisma.sql`r.handled_by = ANY(${handledBy}::text[])`);
  if (agent) conditions.push(Prisma.sql`r.agent_id = ANY(${agent}::uuid[])`);
  return allOf(conditions);
}
