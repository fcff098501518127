import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db, patiently } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { parseInput } from '../http/parse-input.ts';
import { endReplay, noteReplay } from '../projection/replay-job.ts';
import { lockMappings } from './active-mappings.ts';
import { type NewMapping, newMapping } from './new-mapping.ts';
import { rereadingOf } from './reread-word.ts';
import { refuseUnusable, wordUses } from './word-uses.ts';

type PublishedMapping = { id: string; job: string };

/**
 * Gives an unread word of a provider a meaning, for all its connections and for every delivery that is read from
 * now on, first or again. Those that were read before are read again by themselves, in the projector's process: that
 * has begun when the meaning holds.
 *
 * @returns the mapping's id, and that of the job that reads again.
 * @throws {AppError} `forbidden` without `pipeline.run`; `invalid_input`; `conflict` when the word has a meaning
 *   already, stands unread in no call, or says nothing of how one ended.
 */
export async function publishMapping(viewer: Viewer, input: NewMapping): Promise<PublishedMapping> {
  authorise(viewer, 'pipeline.run');
  const { provider, entry, reason, party } = parseInput(newMapping, input);
  const { field, word } = entry;
  return await patiently(() =>
    db().$transaction(
      async (tx) => {
        const rereading = rereadingOf({ provider, field, word });
        await endReplay(tx, viewer, rereading);
        await lockMappings(tx);
        if ((await tx.wordMapping.count({ where: { provider, field, word, retiredAt: null } })) > 0) {
          throw new AppError(
            'conflict',
            'This word has a meaning already. To give it another one, take that back first.',
          );
        }
        const uses = await wordUses(provider, entry, tx);
        refuseUnusable(uses);
        const { id } = await tx.wordMapping.create({
          data: { provider, field, word, reason, party, publishedByName: viewer.name },
          select: { id: true },
        });
        await record(tx, viewer, {
          action: 'mapping.published',
          subjectType: 'mapping',
          subjectId: id,
          after: { provider, field, word, reason, party, calls: uses.decides },
        });
        return { id, job: await noteReplay(tx, viewer, rereading) };
      },
      { maxWait: 10_000, timeout: 60_000 },
    ),
  );
}
