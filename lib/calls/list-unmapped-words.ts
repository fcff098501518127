import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';

const unmappedWord = z.object({
  /** As `field=word`, both as the provider writes them. */
  word: z.string(),
  connectionId: z.uuid(),
  provider: z.string(),
  /** The connection's. */
  label: z.string(),
  /** How many calls it was said of. */
  calls: z.number().int(),
  /** How many of them ended for a reason that is not known, and were read from this word. */
  decides: z.number().int(),
  /** The newest of those calls, newest first, at most three. */
  samples: z.array(z.uuid()),
});
export type UnmappedWord = z.infer<typeof unmappedWord>;

/** `more`: there are words beyond those listed. */
export type UnmappedWords = { words: UnmappedWord[]; more: boolean };

/**
 * The providers' words that no table knows, of all calls, connection by connection: those of most calls first.
 * Test calls count too, for a test is where such a word is met first. Words that a person has given a meaning are
 * not among them.
 *
 * @param limit how many words are listed at most; all of them when absent.
 * @throws {AppError} `forbidden` without the right to read deliveries.
 */
export async function listUnmappedWords(
  viewer: Viewer,
  { limit }: { limit?: number } = {},
): Promise<UnmappedWords> {
  authorise(viewer, 'deliveries.read');
  // The condition is the one of the partial index on call. A limit that is null limits nothing.
  const words = z.array(unmappedWord).parse(
    await db().$queryRaw`
      SELECT said.word, n.id AS "connectionId", n.provider, n.label, count(*)::integer AS calls,
        (count(*) FILTER (
          WHERE c.certainty = 'unmapped' AND (c.outcome_words = bare.word
            OR position(' / ' || bare.word || ' / ' IN ' / ' || coalesce(c.reason_words, '') || ' / ') > 0)
        ))::integer AS decides,
        (array_agg(c.id ORDER BY c.started_at DESC, c.id DESC))[1:3] AS samples
      FROM call AS c
        JOIN connection AS n ON n.id = c.connection_id
        CROSS JOIN LATERAL unnest(c.unmapped) AS said(word)
        CROSS JOIN LATERAL substr(said.word, strpos(said.word, '=') + 1) AS bare(word)
      WHERE c.unmapped <> '{}'::text[]
        AND NOT EXISTS (
          SELECT FROM word_mapping AS m
          WHERE m.provider = n.provider AND m.retired_at IS NULL AND m.field || '=' || m.word = said.word)
      GROUP BY said.word, n.id
      ORDER BY calls DESC, said.word COLLATE "C", n.label COLLATE "C"
      LIMIT ${limit === undefined ? null : limit + 1}::bigint`,
  );
  return { words: words.slice(0, limit), more: limit !== undefined && words.length > limit };
}
