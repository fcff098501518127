import { authorise, can, type Viewer } from '../auth/viewer.ts';
import { redactText } from '../calls/redact-call.ts';
import { db } from '../db.ts';
import { annotatedCall, callId } from './annotated-call.ts';
import { dispositionOf } from './file-call.ts';
import { byName, listTags, type Tag } from './list-tags.ts';
import { mayDelete, mayEdit } from './note-to-change.ts';

/** A note as a page shows it. Instants are UTC, ISO 8601. */
export type Note = {
  id: string;
  text: string;
  author: string;
  createdAt: string;
  /** When its text was last changed; null when it never was. */
  editedAt: string | null;
  mayEdit: boolean;
  mayDelete: boolean;
};

/** What people added to a call, and what they can choose from. */
export type CallWork = {
  /** Oldest first. */
  notes: Note[];
  /** By name. */
  tags: Tag[];
  /** Ours, not the provider's; `isListed` for a word of the managed list. */
  disposition: { name: string; isListed: boolean; by: string; at: string } | null;
  /** Both lists, archived words too. */
  choices: Tag[];
  mayAnnotate: boolean;
};

/**
 * Notes, tags and our own disposition of a call, by any id it ever had. Whatever reads like a phone number is masked
 * by role. Null when there is no such call.
 *
 * @throws {AppError} `forbidden` without `calls.read`.
 */
export async function callWork(viewer: Viewer, id: string): Promise<CallWork | null> {
  authorise(viewer, 'calls.read');
  if (!callId.safeParse(id).success) return null;
  const call = await annotatedCall(db(), id);
  if (call === null) return null;
  const keyId = { in: call.keyIds };
  const [notes, given, filed, choices] = await Promise.all([
    db().callNote.findMany({ where: { keyId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
    db().callTag.findMany({ where: { keyId }, select: { tagId: true } }),
    dispositionOf(db(), call.keyIds),
    listTags(viewer),
  ]);
  const tagIds = new Set(given.map(({ tagId }) => tagId));
  return {
    notes: notes.map((note) => ({
      id: note.id,
      text: redactText(viewer, note.text),
      author: redactText(viewer, note.authorName),
      createdAt: note.createdAt.toISOString(),
      editedAt: note.editedAt?.toISOString() ?? null,
      mayEdit: mayEdit(viewer, note),
      mayDelete: mayDelete(viewer, note),
    })),
    tags: choices.filter((tag) => tagIds.has(tag.id)).sort(byName),
    disposition: filed && {
      name: redactText(viewer, filed.tag?.name ?? filed.text ?? ''),
      isListed: filed.tag !== null,
      by: redactText(viewer, filed.byName),
      at: filed.at.toISOString(),
    },
    choices,
    mayAnnotate: can(viewer, 'calls.annotate'),
  };
}
