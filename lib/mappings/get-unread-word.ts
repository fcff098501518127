import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { outcome } from '../calls/vocabulary.ts';
import { db } from '../db.ts';
import { parseInput } from '../http/parse-input.ts';
import { instant } from '../instant.ts';
import { findProvider } from '../providers/registry.ts';
import { type SaidWord, saidWord } from './new-mapping.ts';
import { entryOf } from './word-mapping.ts';
import { refuseUnusable, type WordUses, wordUses } from './word-uses.ts';

const sampleRows = z.array(
  z.object({
    id: z.uuid(),
    label: z.string(),
    startedAt: instant,
    outcome: outcome.nullable(),
    reasonWords: z.string().nullable(),
    outcomeWords: z.string().nullable(),
  }),
);
/** A call that has the word. `label` is its connection's. */
type SampleCall = z.infer<typeof sampleRows>[number];

export type UnreadWordDetail = {
  providerLabel: string;
  field: string;
  word: string;
  uses: WordUses;
  /** The newest calls that have it, newest first, at most ten. */
  samples: SampleCall[];
};

/**
 * A word that a person is about to give a meaning.
 *
 * @throws {AppError} `forbidden` without `pipeline.run`; `invalid_input`; `conflict` when it cannot be given one.
 */
export async function getUnreadWord(viewer: Viewer, input: SaidWord): Promise<UnreadWordDetail> {
  authorise(viewer, 'pipeline.run');
  const { provider, entry } = parseInput(saidWord, input);
  const uses = await wordUses(provider, entry);
  refuseUnusable(uses);
  const samples = sampleRows.parse(
    await db().$queryRaw`
      SELECT c.id, n.label, c.started_at AS "startedAt", c.outcome, c.reason_words AS "reasonWords",
        c.outcome_words AS "outcomeWords"
      FROM call AS c JOIN connection AS n ON n.id = c.connection_id
      WHERE c.unmapped <> '{}'::text[] AND c.unmapped @> ARRAY[${entryOf(entry)}::text] AND n.provider = ${provider}
      ORDER BY c.started_at DESC, c.id DESC
      LIMIT 10`,
  );
  return { ...entry, providerLabel: findProvider(provider)?.label ?? provider, uses, samples };
}
