'use client';

import { TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useButtonAction } from '@/app/_ui/use-button-action.ts';
import classes from './work.module.css';
import { giveTag, takeTags } from './work-actions.ts';

type Props = { callId: string; tags: { id: string; name: string }[]; choices: string[] };

/** More tags than this no call has. */
const most = 20;

/** The tags of a call. Enter adds what is typed, also a tag that the list does not have yet. */
export function TagInput({ callId, tags, choices }: Props) {
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const { pending, failure, said, run } = useButtonAction();

  function add(name: string) {
    if (pending || name === '') return;
    if (tags.some((tag) => tag.name === name)) return setTyped('');
    run(
      () => giveTag({ callId, name }),
      `Tag “${name}” added`,
      () => setTyped(''),
    );
  }

  function remove(id: string) {
    if (pending) return;
    run(
      () => takeTags({ callId, tagIds: [id] }),
      'Tag removed',
      () => field.current?.focus(),
    );
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    // Enter belongs to whoever composes a character.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add(typed.trim());
  }

  return (
    <div className={classes.tagField}>
      <TextInput
        ref={field}
        label="Tags"
        placeholder={tags.length < most ? 'Add a tag' : 'There are as many as there can be'}
        list={list}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        maxLength={60}
        disabled={tags.length >= most}
        autoComplete="off"
        enterKeyHint="done"
        error={failure}
        aria-busy={pending}
      />
      <datalist id={list}>
        {choices
          .filter((choice) => !tags.some(({ name }) => name === choice))
          .map((choice) => (
            <option key={choice} value={choice} />
          ))}
      </datalist>
      {tags.length > 0 && (
        <ul className={classes.tags} aria-label="Tags of the call">
          {tags.map(({ id, name }) => (
            <li key={id}>
              <bdi>{name}</bdi>
              <button type="button" aria-label={`Remove the tag “${name}”`} onClick={() => remove(id)}>
                <IconX size={14} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </div>
  );
}
