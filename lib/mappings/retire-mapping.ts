import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db, patiently } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { lockMappings } from './active-mappings.ts';
import { findMapping } from './find-mapping.ts';

/**
 * Takes a mapping back: its word is unread again in every delivery that is read from now on. What was read with it
 * changes when it is read again: `rereadWord`.
 *
 * @throws {AppError} `forbidden` without `pipeline.run`; `not_found`; `conflict` when it was taken back already.
 */
export async function retireMapping(viewer: Viewer, id: string): Promise<void> {
  authorise(viewer, 'pipeline.run');
  await patiently(() =>
    db().$transaction(
      async (tx) => {
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
      },
      { maxWait: 10_000, timeout: 60_000 },
    ),
  );
}
