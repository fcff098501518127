import { z } from 'zod';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { parseInput } from '../http/parse-input.ts';
import { lockTags, refuseTaken, refuseTooMany } from './create-tag.ts';
import { tagId, tagKind, tagName, tagNameKey } from './tag-vocabulary.ts';

const tagChange = z.object({
  tagId,
  name: tagName.optional(),
  isArchived: z.boolean().optional(),
});
/** What is absent stays as it is. */
export type TagChange = z.input<typeof tagChange>;

/**
 * Renames a word of a list, archives it or brings it back. Calls that have it keep it, under its new
 * name.
 *
 * @throws {AppError} `forbidden` without `calls.annotate`; `invalid_input`, also for a name that the list has
 *   already; `not_found`; `conflict` when it comes back to a list of 200 words.
 */
export async function changeTag(viewer: Viewer, input: TagChange): Promise<void> {
  authorise(viewer, 'calls.annotate');
  const { tagId: id, ...change } = parseInput(tagChange, input);
  await db().$transaction(async (tx) => {
    await lockTags(tx);
    const before = await tx.tag.findUnique({ where: { id } });
    if (before === null) throw new AppError('not_found', 'This word is not on the list.');
    const kind = tagKind.parse(before.kind);
    const { name = before.name, isArchived = before.isArchived } = change;
    const taken = await tx.tag.findFirst({ where: { kind, nameKey: tagNameKey(name), NOT: { id } } });
    if (taken !== null) refuseTaken(taken.name);
    if (before.isArchived && !isArchived) await refuseTooMany(tx, kind);
    const after = { name, isArchived };
    if (name === before.name && isArchived === before.isArchived) return;
    await tx.tag.update({ where: { id }, data: { ...after, nameKey: tagNameKey(name) } });
    await record(tx, viewer, {
      action: isArchived === before.isArchived ? 'tag.changed' : isArchived ? 'tag.archived' : 'tag.restored',
      subjectType: 'tag',
      subjectId: id,
      before: { name: before.name, isArchived: before.isArchived },
      after: { kind, ...after },
    });
  });
}
