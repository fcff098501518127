import { z } from 'zod';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db, type Transaction } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { parseInput } from '../http/parse-input.ts';
import { type TagKind, tagKind, tagName, tagNameKey } from './tag-vocabulary.ts';

/** So many words a list can have; archived ones do not count. */
const mostTags = 200;

const newTag = z.object({ kind: tagKind, name: tagName });
export type NewTag = z.input<typeof newTag>;

/**
 * Puts a word on a list. One that is archived under the same name comes back as it was.
 *
 * @returns its id.
 * @throws {AppError} `forbidden` without `calls.annotate`; `invalid_input`, also for a name that the list has
 *   already; `conflict` when it has 200 words.
 */
export async function createTag(viewer: Viewer, input: NewTag): Promise<string> {
  authorise(viewer, 'calls.annotate');
  const { kind, name } = parseInput(newTag, input);
  return await db().$transaction(async (tx) => {
    await lockTags(tx);
    const known = await tx.tag.findUnique({ where: { kind_nameKey: { kind, nameKey: tagNameKey(name) } } });
    if (known !== null && !known.isArchived) refuseTaken(known.name);
    await refuseTooMany(tx, kind);
    const { id } =
      known === null
        ? await tx.tag.create({ data: { kind, name, nameKey: tagNameKey(name) } })
        : await tx.tag.update({ where: { id: known.id }, data: { isArchived: false } });
    await record(tx, viewer, {
      action: known === null ? 'tag.created' : 'tag.restored',
      subjectType: 'tag',
      subjectId: id,
      after: { kind, name: known?.name ?? name },
    });
    return id;
  });
}

/** Lets whoever else changes the lists wait until the transaction ends. */
export async function lockTags(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('switchboard tags'))`;
}

/** @throws {AppError} `conflict` when the list has as many words as can be. */
export async function refuseTooMany(tx: Transaction, kind: TagKind): Promise<void> {
  if ((await tx.tag.count({ where: { kind, isArchived: false } })) < mostTags) return;
  throw new AppError(
    'conflict',
    `The list has ${mostTags} words, as many as can be. Archive one that nobody needs any longer.`,
  );
}

/** @throws {AppError} `invalid_input`, about a name. */
export function refuseTaken(name: string): never {
  const message = `the list has “${name}” already; choose a different name`;
  throw new AppError('invalid_input', `name: ${message}`, { problems: [{ key: 'name', message }] });
}
