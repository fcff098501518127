'use client';

import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useButtonAction } from '@/app/_ui/use-button-action.ts';
import classes from './work.module.css';
import { writeNote } from './work-actions.ts';

/** Where the focus goes when the note that had it is gone. */
export const newNoteId = 'new-note';

/** A new note. What was typed stays until it is saved; Ctrl-Enter or ⌘-Enter saves. */
export function NoteForm({ callId }: { callId: string }) {
  const [text, setText] = useState('');
  const { pending, failure, said, run } = useButtonAction();

  function save(event?: FormEvent) {
    event?.preventDefault();
    if (text.trim() === '') return;
    run(
      () => writeNote({ callId, text }),
      'The note is added',
      () => setText(''),
    );
  }

  return (
    <form className={classes.noteForm} onSubmit={save} aria-label="Add a note">
      <Textarea
        id={newNoteId}
        label="New note"
        placeholder="What should whoever opens this call know?"
        autosize
        minRows={2}
        maxRows={12}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
        }}
        error={failure}
      />
      <Button type="submit" size="compact-sm" loading={pending} disabled={text.trim() === ''}>
        Add note
      </Button>
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </form>
  );
}
