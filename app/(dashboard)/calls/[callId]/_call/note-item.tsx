'use client';

import { Button, Group, Textarea } from '@mantine/core';
import type { FormEvent } from 'react';
import { Instant } from '@/app/_ui/instant.tsx';
import { useButtonAction } from '@/app/_ui/use-button-action.ts';
import { useQuestion } from '@/app/_ui/use-question.ts';
import type { Note } from '@/lib/notes/call-work.ts';
import { newNoteId } from './note-form.tsx';
import classes from './work.module.css';
import { removeNote, rewriteNote } from './work-actions.ts';

type Props = { note: Note; zone: string };
type Question = 'text' | 'deletion';

/** A note with who wrote it and when, and what the viewer may do with it. */
export function NoteItem({ note, zone }: Props) {
  const { id: noteId, text, author, createdAt, editedAt } = note;
  const { asking, answered, ask, back } = useQuestion<Question>();
  const { pending, failure, run } = useButtonAction();

  function rewrite(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = String(new FormData(event.currentTarget).get('text') ?? '');
    run(() => rewriteNote({ noteId, text: given }), 'The note is changed', back);
  }

  return (
    <li>
      <p className={classes.by}>
        <strong>
          <bdi>{author}</bdi>
        </strong>
        <Instant at={createdAt} zone={zone} style="minute" />
        {editedAt !== null && (
          <span>
            changed <Instant at={editedAt} zone={zone} style="minute" />
          </span>
        )}
      </p>
      {asking === 'text' ? (
        <form onSubmit={rewrite} aria-label="Change the note" className={classes.noteForm}>
          <Textarea
            name="text"
            aria-label="Text of the note"
            autosize
            minRows={2}
            maxRows={12}
            maxLength={4000}
            defaultValue={text}
            required
            autoFocus
            error={failure}
          />
          <Group gap="xs">
            <Button type="submit" size="compact-sm" loading={pending}>
              Save
            </Button>
            <Button size="compact-sm" variant="subtle" onClick={back}>
              Cancel
            </Button>
          </Group>
        </form>
      ) : (
        <p className={classes.text} dir="auto">
          {text}
        </p>
      )}
      {asking === 'deletion' && (
        <fieldset className={classes.question}>
          <legend>Delete this note? It cannot be brought back.</legend>
          <Group gap="xs">
            <Button
              size="compact-sm"
              color="red"
              loading={pending}
              onClick={() =>
                run(
                  () => removeNote({ noteId }),
                  'The note is deleted',
                  () => document.getElementById(newNoteId)?.focus(),
                )
              }
            >
              Delete
            </Button>
            <Button size="compact-sm" variant="subtle" autoFocus onClick={back}>
              Keep it
            </Button>
          </Group>
          {failure && <p role="alert">{failure}</p>}
        </fieldset>
      )}
      {asking === null && (
        <Group gap={4}>
          {note.mayEdit && (
            <Button
              size="compact-xs"
              variant="subtle"
              autoFocus={answered === 'text'}
              onClick={() => ask('text')}
            >
              Change
            </Button>
          )}
          {note.mayDelete && (
            <Button
              size="compact-xs"
              variant="subtle"
              autoFocus={answered === 'deletion'}
              onClick={() => ask('deletion')}
            >
              Delete
            </Button>
          )}
        </Group>
      )}
    </li>
  );
}
