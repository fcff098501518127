import { Prisma } from '../../prisma/client/client.ts';

/**
 * How a call of `call AS c` ended, one row a call: the provider's words as far as filters compare them, and an
 * empty text for what is not given. Counters of hang-ups are grouped by these columns, and figures without counters
 * read the same ones, so that both say the same.
 */
export const hangupColumns = Prisma.sql`
  coalesce(c.reason, '') AS reason, coalesce(c.party, '') AS party, coalesce(c.certainty, '') AS certainty,
  array_to_string(c.candidates, ',') AS candidates, coalesce(left(c.reason_words, 200), '') AS words`;

/** The same columns of what has them already, in order. */
export const hangupKeys = Prisma.sql`reason, party, certainty, candidates, words`;
