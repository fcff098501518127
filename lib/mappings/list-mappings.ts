import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { findProvider } from '../providers/registry.ts';
import { entryOf, wordMapping } from './word-mapping.ts';

const row = wordMapping.extend({
  id: z.uuid(),
  provider: z.string(),
  publishedAt: z.date(),
  publishedByName: z.string(),
  retiredAt: z.date().nullable(),
  retiredByName: z.string().nullable(),
  /** Ended calls in the figures that are read by it; 0 when it was taken back. */
  calls: z.number().int(),
  /** Calls that it would decide and that were not read again yet, or cannot be; 0 when it was taken back. */
  left: z.number().int(),
});

/** `entry` is `field=word`. */
export type ListedMapping = z.infer<typeof row> & { entry: string; providerLabel: string };

/** Those in force are all listed, of those taken back the newest. */
const mostRetired = 50;

/**
 * The meanings that people gave to words: those in force, then those taken back, newest first.
 *
 * @throws {AppError} `forbidden` without `pipeline.run`.
 */
export async function listMappings(viewer: Viewer): Promise<ListedMapping[]> {
  authorise(viewer, 'pipeline.run');
  const rows = z.array(row).parse(
    await db().$queryRaw`
      WITH active AS MATERIALIZED (SELECT * FROM word_mapping WHERE retired_at IS NULL),
      decided AS (
        SELECT m.id, sum(h.calls)::integer AS calls
        FROM hangup_day_rollup AS h
          JOIN connection AS n ON n.id = h.connection_id
          JOIN active AS m ON m.provider = n.provider AND m.reason = h.reason
            AND position(' / ' || m.word || ' / ' IN ' / ' || h.words || ' / ') > 0
        WHERE h.certainty = 'exact'
        GROUP BY m.id),
      unread AS (
        SELECT m.id, count(*)::integer AS calls
        FROM call AS c
          CROSS JOIN LATERAL unnest(c.unmapped) AS said(entry)
          JOIN connection AS n ON n.id = c.connection_id
          JOIN active AS m ON m.provider = n.provider AND m.field || '=' || m.word = said.entry
        WHERE c.unmapped <> '{}'::text[] AND c.certainty = 'unmapped'
          AND (c.outcome_words = m.word
            OR position(' / ' || m.word || ' / ' IN ' / ' || coalesce(c.reason_words, '') || ' / ') > 0)
        GROUP BY m.id)
      SELECT m.id, m.provider, m.field, m.word, m.reason, m.party, m.published_at AS "publishedAt",
        m.published_by_name AS "publishedByName", m.retired_at AS "retiredAt", m.retired_by_name AS "retiredByName",
        coalesce(decided.calls, 0) AS calls, coalesce(unread.calls, 0) AS "left"
      FROM (
        TABLE active
        UNION ALL
        (SELECT * FROM word_mapping WHERE retired_at IS NOT NULL ORDER BY retired_at DESC LIMIT ${mostRetired})) AS m
        LEFT JOIN decided ON decided.id = m.id
        LEFT JOIN unread ON unread.id = m.id
      ORDER BY m.retired_at DESC NULLS FIRST, m.published_at DESC, m.id DESC`,
  );
  return rows.map((mapping) => ({
    ...mapping,
    entry: entryOf(mapping),
    providerLabel: findProvider(mapping.provider)?.label ?? mapping.provider,
  }));
}
