import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db, patiently } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { endReplay, noteReplay } from '../projection/replay-job.ts';
import { lockMappings } from './active-mappings.ts';
import { findMapping } from './find-mapping.ts';
import { rereadingOf } from './reread-word.ts';

/**
 * Takes a mapping back: its word is unread again in every delivery that is read from now on. Those that
 * were read with it are read again by themselves, as after `publishMapping`.
 *
 * @returns the id of the job that reads again.
 * @throws {AppError} `forbidden` without `pipeline.run`; `not_found`; `conflict` when it was taken back already.
 */
export async function retireMapping(viewer: Viewer, id: string): Promise<string> {
  authorise(viewer, 'pipeline.run');
  return await patiently(() =>
    db().$transaction(
      async (tx) => {
        // A mapping's word never changes; whether it holds does, and is asked once nobody else can change it.
        const rereading = rereadingOf(await findMapping(id, tx));
        await endReplay(tx, viewer, rereading);
        await lockMappings(tx);
        const mapping = await findMapping(id, tx);
        if (mapping.retiredAt !== null) throw new AppError('conflict', 'It was taken back already.');
        await tx.wordMapping.update({
          where: { id },
          data: { retiredAt: new Date(), retiredByName: viewer.name },
        });
        const { provider, field, word, reason, party } = mapping;
        await record(tx, viewer, {
          action: 'mapping.retired',
          subjectType: 'mapping',
          subjectId: id,
          before: { provider, field, word, reason, party },
        });
        return await noteReplay(tx, viewer, rereading);
      },
      { maxWait: 10_000, timeout: 60_000 },
    ),
  );
}
