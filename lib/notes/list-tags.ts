import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { redactText } from '../calls/redact-call.ts';
import { db } from '../db.ts';
import { type TagKind, tagKind } from './tag-vocabulary.ts';

/** A word of a managed list. */
export type Tag = { id: string; kind: TagKind; name: string; isArchived: boolean };

const tagRow = z.object({
  id: z.uuid(),
  kind: tagKind,
  name: z.string(),
  isArchived: z.boolean(),
});

/**
 * Both lists, by name; archived words, too. What reads like a phone number is masked by role.
 *
 * @throws {AppError} `forbidden` without `calls.read`.
 */
export async function listTags(viewer: Viewer): Promise<Tag[]> {
  authorise(viewer, 'calls.read');
  const rows = z.array(tagRow).parse(await db().tag.findMany());
  return rows.map((row) => ({ ...row, name: redactText(viewer, row.name) })).sort(byName);
}

const { compare } = new Intl.Collator('en', { numeric: true });

/** As people look them up: Ärger beside arge, 9 before 10. */
export function byName(a: { name: string; id: string }, b: { name: string; id: string }): number {
  return compare(a.name, b.name) || compare(a.id, b.id);
}
