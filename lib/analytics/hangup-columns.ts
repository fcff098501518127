import { Prisma } from '../../prisma/client/client.ts';

/**
 * How a call of `call AS c` ended, one row a call: the provider's words as far as filters compare them, and an
 * empty text for what is not given. Counters of hang-ups are grouped by these columns, and figures without counters
 * read the same ones, so that both say the same.
 */
export const hangupColumns = Prisma.sql`
  c.started_at AS at, c.connection_id, c.direction, coalesce(c.outcome, 'unknown') AS outcome, c.handled_by,
  coalesce(c.reason, '') AS reason, coalesce(c.party, '') AS party, coalesce(c.certainty, '') AS certainty,
  array_to_string(c.candidates, ',') AS candidates, coalesce(left(c.reason_words, 200), '') AS words,
  1 AS calls`;

/** What the counters of hang-ups are grouped by besides the day, in order. */
export const hangupKeys = Prisma.sql`
  connection_id, direction, outcome, handled_by, reason, party, certainty, candidates, words`;
