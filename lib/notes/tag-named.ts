import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { parseInput } from '../http/parse-input.ts';
import { createTag } from './create-tag.ts';
import { tagName, tagNameKey } from './tag-vocabulary.ts';

/**
 * The id of the tag of a name, whatever the case; a new one where the list has none.
 *
 * @throws {AppError} as `createTag` does.
 */
export async function tagNamed(viewer: Viewer, name: string): Promise<string> {
  authorise(viewer, 'calls.annotate');
  const nameKey = tagNameKey(parseInput(tagName, name));
  const tag = await db().tag.findFirst({ where: { kind: 'tag', nameKey, isArchived: false } });
  return tag?.id ?? (await createTag(viewer, { kind: 'tag', name }));
}
