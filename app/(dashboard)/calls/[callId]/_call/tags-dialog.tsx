'use client';

import { Button, Group, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Note } from '@/app/_ui/note.tsx';
import { useButtonAction } from '@/app/_ui/use-button-action.ts';
import type { Tag } from '@/lib/notes/list-tags.ts';
import type { TagKind } from '@/lib/notes/tag-vocabulary.ts';
import classes from './work.module.css';
import { changeWord, newWord } from './work-actions.ts';

type Props = { tags: Tag[]; opened: boolean; onClose: () => void };

/** The lists that tags and dispositions are chosen from: add a word, rename it, archive it, bring it back. */
export function TagsDialog({ tags, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Tags and dispositions">
      <Lists tags={tags} />
    </Modal>
  );
}

const kinds: { value: TagKind; label: string }[] = [
  { value: 'tag', label: 'Tags' },
  { value: 'disposition', label: 'Dispositions' },
];

function Lists({ tags }: { tags: Tag[] }) {
  const [kind, setKind] = useState<TagKind>('tag');
  const action = useButtonAction();
  const [name, setName] = useState('');

  function add(event: FormEvent) {
    event.preventDefault();
    action.run(
      () => newWord({ kind, name }),
      `“${name}” is on the list`,
      () => setName(''),
    );
  }

  return (
    <div className={classes.lists}>
      <SegmentedControl
        aria-label="Which list"
        data={kinds}
        value={kind}
        onChange={(value) => setKind(value === 'tag' ? 'tag' : 'disposition')}
      />
      <form className={classes.inline} onSubmit={add} aria-label="Add to the list">
        <TextInput
          label="New"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={60}
          required
          withAsterisk={false}
        />
        <Button type="submit" size="compact-sm" loading={action.pending}>
          Add
        </Button>
      </form>
      {action.failure && (
        <Note tone="bad" role="alert">
          {action.failure}
        </Note>
      )}
      <p role="status" className="visually-hidden">
        {action.said}
      </p>
      <ul className={classes.words}>
        {tags
          .filter((tag) => tag.kind === kind)
          .sort((a, b) => Number(a.isArchived) - Number(b.isArchived))
          .map((tag) => (
            <Word key={tag.id} tag={tag} action={action} />
          ))}
      </ul>
      <p className={classes.quiet}>
        Calls keep what they have: a new name shows on all of them, an archived word is only offered no
        longer.
      </p>
    </div>
  );
}

function Word({ tag, action }: { tag: Tag; action: ReturnType<typeof useButtonAction> }) {
  const [isRenaming, setIsRenaming] = useState(false);
  const { id: tagId, name, isArchived } = tag;

  function rename(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = String(new FormData(event.currentTarget).get('name') ?? '');
    action.run(
      () => changeWord({ tagId, name: given }),
      'Renamed',
      () => setIsRenaming(false),
    );
  }

  if (isRenaming) {
    return (
      <li>
        <form className={classes.inline} onSubmit={rename} aria-label={`Rename “${name}”`}>
          <TextInput
            name="name"
            aria-label="New name"
            defaultValue={name}
            maxLength={60}
            required
            autoFocus
          />
          <Group gap="xs">
            <Button type="submit" size="compact-sm" loading={action.pending}>
              Rename
            </Button>
            <Button size="compact-sm" variant="subtle" onClick={() => setIsRenaming(false)}>
              Cancel
            </Button>
          </Group>
        </form>
      </li>
    );
  }
  const archive = () =>
    action.run(
      () => changeWord({ tagId, isArchived: !isArchived }),
      isArchived ? `“${name}” is back` : `“${name}” is archived`,
    );
  return (
    <li>
      <span>
        <bdi>{name}</bdi> {isArchived && <small className={classes.quiet}>archived</small>}
      </span>
      <Group gap={4} wrap="nowrap">
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`Rename “${name}”`}
          onClick={() => setIsRenaming(true)}
        >
          Rename
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`${isArchived ? 'Bring back' : 'Archive'} “${name}”`}
          onClick={archive}
        >
          {isArchived ? 'Bring back' : 'Archive'}
        </Button>
      </Group>
    </li>
  );
}
