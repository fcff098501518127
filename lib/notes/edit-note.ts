import { z } from 'zod';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { parseInput } from '../http/parse-input.ts';
import { noteText } from './note-text.ts';
import { mayEdit, noteId, noteToChange } from './note-to-change.ts';

const noteEdit = z.object({ noteId, text: noteText });
export type NoteEdit = z.input<typeof noteEdit>;

/**
 * Gives a note another text; only its author may. Audited without the text. The same text again changes nothing.
 *
 * @throws {AppError} `forbidden`; `invalid_input`; `not_found`.
 */
export async function editNote(viewer: Viewer, input: NoteEdit): Promise<void> {
  authorise(viewer, 'calls.annotate');
  const { noteId: id, text } = parseInput(noteEdit, input);
  await db().$transaction(async (tx) => {
    const note = await noteToChange(tx, viewer, id, mayEdit);
    if (note.text === text) return;
    await tx.callNote.update({ where: { id }, data: { text, editedAt: new Date() } });
    await record(tx, viewer, {
      action: 'note.edited',
      subjectType: 'call',
      subjectId: note.keyId,
      after: { note: id },
    });
  });
}
