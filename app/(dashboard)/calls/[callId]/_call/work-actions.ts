'use server';

import { actAndRefresh } from '@/app/_ui/act-and-refresh.ts';
import type { FormOutcome } from '@/app/_ui/form-failure.ts';
import { addNote, type NewNote } from '@/lib/notes/add-note.ts';
import { changeTag, type TagChange } from '@/lib/notes/change-tag.ts';
import { createTag, type NewTag } from '@/lib/notes/create-tag.ts';
import { deleteNote } from '@/lib/notes/delete-note.ts';
import { editNote, type NoteEdit } from '@/lib/notes/edit-note.ts';
import { type Filing, fileCall } from '@/lib/notes/file-call.ts';
import { tagCall } from '@/lib/notes/tag-call.ts';
import { tagNamed } from '@/lib/notes/tag-named.ts';

type Outcome = FormOutcome<null>;

/** Adds a note to a call. */
export async function writeNote(note: NewNote): Promise<Outcome> {
  return await actAndRefresh('calls.read', (viewer) => addNote(viewer, note));
}

/** Gives a note another text. */
export async function rewriteNote(edit: NoteEdit): Promise<Outcome> {
  return await actAndRefresh('calls.read', (viewer) => editNote(viewer, edit));
}

/** Deletes a note. */
export async function removeNote(note: { noteId: string }): Promise<Outcome> {
  return await actAndRefresh('calls.read', (viewer) => deleteNote(viewer, note));
}

/** Gives a call a tag by its name; one that the list lacks is put on it. */
export async function giveTag(given: { callId: string; name: string }): Promise<Outcome> {
  return await actAndRefresh('calls.read', async (viewer) => {
    const id = await tagNamed(viewer, given.name);
    await tagCall(viewer, { callId: given.callId, add: [id], remove: [] });
  });
}

/** Takes tags from a call. */
export async function takeTags(taken: { callId: string; tagIds: string[] }): Promise<Outcome> {
  return await actAndRefresh('calls.read', (viewer) =>
    tagCall(viewer, { callId: taken.callId, add: [], remove: taken.tagIds }),
  );
}

/** Files a call under a disposition of ours, or under none. */
export async function file(filing: Filing): Promise<Outcome> {
  return await actAndRefresh('calls.read', (viewer) => fileCall(viewer, filing));
}

/** Puts a word on one of the lists. */
export async function newWord(word: NewTag): Promise<Outcome> {
  return await actAndRefresh('calls.read', (viewer) => createTag(viewer, word));
}

/** Renames a word of a list, archives it or brings it back. */
export async function changeWord(change: TagChange): Promise<Outcome> {
  return await actAndRefresh('calls.read', (viewer) => changeTag(viewer, change));
}
