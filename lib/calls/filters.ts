import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { callState, direction, hangupParty, hangupReason, outcome } from './vocabulary.ts';

/**
 * Which calls are meant: one definition for URL, controls and SQL, so that a figure and the list behind it
 * always agree. An absent filter excludes nothing; several words of one filter mean any of them.
 */
export const callFilters = z.object({
  /** Half-open by the start of the call: from ≤ started < to. UTC. */
  from: z.iso.datetime({ precision: 3 }).optional(),
  to: z.iso.datetime({ precision: 3 }).optional(),
  state: z.array(callState).optional(),
  direction: z.array(direction).optional(),
  outcome: z.array(outcome).optional(),
  reason: z.array(hangupReason).optional(),
  party: z.array(hangupParty).optional(),
  connectionId: z.uuid().optional(),
  isTest: z.boolean().optional(),
});
export type CallFilters = z.infer<typeof callFilters>;

/** The filters as one condition on `call AS c`; `TRUE` when there are none. */
export function whereCalls(filters: CallFilters): Prisma.Sql {
  const conditions: Prisma.Sql[] = [];
  if (filters.from) conditions.push(Prisma.sql`c.started_at >= ${filters.from}::timestamptz`);
  if (filters.to) conditions.push(Prisma.sql`c.started_at < ${filters.to}::timestamptz`);
  if (filters.state) conditions.push(whereState(filters.state));
  if (filters.direction) conditions.push(anyOf(Prisma.sql`c.direction`, filters.direction));
  if (filters.outcome) conditions.push(anyOf(Prisma.sql`c.outcome`, filters.outcome));
  if (filters.reason) conditions.push(anyOf(Prisma.sql`c.reason`, filters.reason));
  if (filters.party) conditions.push(anyOf(Prisma.sql`c.party`, filters.party));
  if (filters.connectionId) conditions.push(Prisma.sql`c.connection_id = ${filters.connectionId}::uuid`);
  if (filters.isTest !== undefined) conditions.push(Prisma.sql`c.is_test = ${filters.isTest}`);
  return conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join(conditions, ' AND ');
}

// One word as an equality, so that an index on (column, started, id) gives the rows in the list's order.
function anyOf(column: Prisma.Sql, words: string[]): Prisma.Sql {
  const [word] = words;
  return word !== undefined && words.length === 1
    ? Prisma.sql`${column} = ${word}`
    : Prisma.sql`${column} = ANY(${words}::text[])`;
}

// A stale call is stored as live: what tells them apart is the clock.
const states: Record<z.infer<typeof callState>, Prisma.Sql> = {
  live: Prisma.sql`(c.state = 'live' AND (c.stale_after IS NULL OR c.stale_after >= now()))`,
  stale: Prisma.sql`(c.state = 'live' AND c.stale_after < now())`,
  ended: Prisma.sql`c.state = 'ended'`,
};

function whereState(wanted: z.infer<typeof callState>[]): Prisma.Sql {
  if (wanted.length === 0) return Prisma.sql`FALSE`;
  return Prisma.sql`(${Prisma.join(
    wanted.map((state) => states[state]),
    ' OR ',
  )})`;
}
