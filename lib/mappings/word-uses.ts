import { z } from 'zod';
import { type Database, db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { entryOf, type WordMapping } from './word-mapping.ts';

const uses = z.object({
  /** Calls of the provider in which the word stands unread. */
  calls: z.number().int(),
  /** Of these, how many ended for a reason that is not known, and were read from this word. */
  decides: z.number().int(),
  /** Of all these calls, how many are of connections that are paused. */
  paused: z.number().int(),
});
export type WordUses = z.infer<typeof uses>;

/** How many calls a provider's unread word stands in. */
export async function wordUses(
  provider: string,
  word: Pick<WordMapping, 'field' | 'word'>,
  database: Database = db(),
): Promise<WordUses> {
  const entry = entryOf(word);
  const [found] = z.tuple([uses]).parse(
    await database.$queryRaw`
      SELECT count(*)::integer AS calls, count(*) FILTER (WHERE decides)::integer AS decides,
        count(*) FILTER (WHERE paused)::integer AS paused
      FROM (
        SELECT n.status = 'paused' AS paused,
          c.certainty = 'unmapped' AND (c.outcome_words = ${word.word}
            OR position(${` / ${word.word} / `} IN ' / ' || coalesce(c.reason_words, '') || ' / ') > 0) AS decides
        FROM call AS c JOIN connection AS n ON n.id = c.connection_id
        WHERE c.unmapped <> '{}'::text[] AND c.unmapped @> ARRAY[${entry}::text] AND n.provider = ${provider})
        AS used`,
  );
  return found;
}

/**
 * Stops what was about to happen when a word cannot be given a meaning: one that the provider's table knows, which
 * stays as it is, or one that says nothing of how a call ended.
 *
 * @throws {AppError} `conflict`.
 */
export function refuseUnusable({ calls, decides }: WordUses): void {
  if (calls === 0) {
    throw new AppError(
      'conflict',
      'No call has this word unread. What the provider’s own table knows cannot be given another meaning here.',
    );
  }
  if (decides === 0) {
    throw new AppError(
      'conflict',
      'No call of an unknown reason was ended with this word, so that a reason for it would change none.',
    );
  }
}
