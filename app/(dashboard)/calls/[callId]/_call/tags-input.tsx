'use client';

import { TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useButtonAction } from '@/app/_ui/use-button-action.ts';
import { giveTag, takeTags } from './work-actions.ts';

type Props = { callId: string; tags: { id: string; name: string }[]; choices: string[] };

/** The tags of a call. Enter adds what is typed, also a tag that the list does not have yet. */
export function TagInput({ callId, tags, choices }: Props) {
  const given = tags.map(({ name }) => name);
  const [wanted, setWanted] = useState(given);
  const { pending, failure, said, run } = useButtonAction();

  function change(names: string[]) {
    if (pending) return;
    setWanted(names);
    const added = names.find((name) => !given.includes(name));
    const removed = tags.filter(({ name }) => !names.includes(name)).map(({ id }) => id);
    if (added !== undefined) run(() => giveTag({ callId, name: added }), `Tag “${added}” added`);
    else if (removed.length > 0) {
      run(() => takeTags({ callId, tagIds: removed }), removed.length === 1 ? 'Tag removed' : 'Tags removed');
    }
  }

  return (
    <>
      <TagsInput
        label="Tags"
        placeholder={given.length === 0 ? 'Add a tag' : ''}
        data={choices}
        // What came of a change is what the page says when it is done.
        value={pending ? wanted : given}
        onChange={change}
        maxLength={60}
        maxTags={20}
        splitChars={[]}
        acceptValueOnBlur={false}
        clearable={false}
        limit={50}
        error={failure}
        aria-busy={pending}
      />
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </>
  );
}
