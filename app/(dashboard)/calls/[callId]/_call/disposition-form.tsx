'use client';

import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useButtonAction } from '@/app/_ui/use-button-action.ts';
import classes from './work.module.css';
import { file } from './work-actions.ts';

type Props = { callId: string; disposition: string | null; choices: string[] };

/** How we file the call: a word of the list, or words of one's own. */
export function DispositionForm({ callId, disposition, choices }: Props) {
  const list = useId();
  const [value, setValue] = useState(disposition ?? '');
  const [filed, setFiled] = useState(disposition);
  // Saved, or changed by somebody else.
  if (filed !== disposition) {
    setFiled(disposition);
    setValue(disposition ?? '');
  }
  const { pending, failure, said, run } = useButtonAction();
  const isChanged = value.trim() !== (disposition ?? '');

  function save(event: FormEvent) {
    event.preventDefault();
    const words = value.trim();
    if (!isChanged) return;
    run(() => file({ callId, disposition: words === '' ? null : words }), 'Saved');
  }

  return (
    <form className={classes.disposition} onSubmit={save} aria-label="Our disposition">
      <TextInput
        label="Our disposition"
        description="From the list, or in your own words. The provider’s own is under Result."
        placeholder="Not filed"
        list={list}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        maxLength={120}
        autoComplete="off"
        error={failure}
      />
      <datalist id={list}>
        {choices.map((choice) => (
          <option key={choice} value={choice} />
        ))}
      </datalist>
      {isChanged && (
        <Group gap="xs">
          <Button type="submit" size="compact-sm" loading={pending}>
            {value.trim() === '' ? 'Take it away' : 'Save'}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => setValue(disposition ?? '')}>
            Cancel
          </Button>
        </Group>
      )}
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </form>
  );
}
