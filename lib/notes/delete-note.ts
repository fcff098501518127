import { z } from 'zod';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { parseInput } from '../http/parse-input.ts';
import { mayDelete, noteId, noteToChange } from './note-to-change.ts';

/**
 * Deletes a note for good; its author may, and an admin. Audited without its text.
 *
 * @throws {AppError} `forbidden`; `invalid_input`; `not_found`.
 */
export async function deleteNote(viewer: Viewer, input: { noteId: string }): Promise<void> {
  authorise(viewer, 'calls.annotate');
  const { noteId: id } = parseInput(z.object({ noteId }), input);
  await db().$transaction(async (tx) => {
    const { keyId, authorName } = await noteToChange(tx, viewer, id, mayDelete);
    await tx.callNote.delete({ where: { id } });
    await record(tx, viewer, {
      action: 'note.deleted',
      subjectType: 'call',
      subjectId: keyId,
      before: { note: id, author: authorName },
    });
  });
}
