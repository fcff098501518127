import { z } from 'zod';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { parseInput } from '../http/parse-input.ts';
import { callId, callToAnnotate } from './annotated-call.ts';
import { noteText } from './note-text.ts';

/** So many notes a call can have. */
const mostNotes = 200;

const newNote = z.object({ callId, text: noteText });
export type NewNote = z.input<typeof newNote>;

/**
 * Adds a note to a call, under the viewer's name. Audited without its text.
 *
 * @returns its id.
 * @throws {AppError} `forbidden` without `calls.annotate`; `invalid_input`; `not_found`; `conflict` when the call
 *   has 200 notes.
 */
export async function addNote(viewer: Viewer, input: NewNote): Promise<string> {
  authorise(viewer, 'calls.annotate');
  const { callId: asked, text } = parseInput(newNote, input);
  return await db().$transaction(async (tx) => {
    const call = await callToAnnotate(tx, asked);
    if ((await tx.callNote.count({ where: { keyId: { in: call.keyIds } } })) >= mostNotes) {
      throw new AppError(
        'conflict',
        `This call has ${mostNotes} notes, as many as can be. Add to one of them, or delete one.`,
      );
    }
    const { id } = await tx.callNote.create({
      data: {
        keyId: call.id,
        connectionId: call.connectionId,
        authorId: viewer.userId,
        authorName: viewer.name,
        text,
      },
    });
    await record(tx, viewer, {
      action: 'note.added',
      subjectType: 'call',
      subjectId: call.id,
      after: { note: id },
    });
    return id;
  });
}
