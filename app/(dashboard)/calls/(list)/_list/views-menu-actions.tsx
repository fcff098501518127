'use client';

import { Button, Group, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import type { useButtonAction } from '@/app/_ui/use-button-action.ts';
import { useQuestion } from '@/app/_ui/use-question.ts';
import type { SavedViewSummary } from '@/lib/views/list-views.ts';
import { choose, editView, removeView } from './view-actions.ts';
import classes from './views-menu.module.css';

export type ViewsMenuActionsProps = {
  view: SavedViewSummary;
  mayShare: boolean;
  action: ReturnType<typeof useButtonAction>;
  /** The view is deleted, and the focus needs another place. */
  onGone: () => void;
};

type Question = 'name' | 'deletion';

/** What can be done with a view. Two things ask first. */
export function ViewsMenuActions({ view, mayShare, action, onGone }: ViewsMenuActionsProps) {
  const { asking, answered, ask, back } = useQuestion<Question>();
  const { id: viewId, name, isPinned, isDefault, isShared, mayChange } = view;
  const { pending, run } = action;

  function rename(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = String(new FormData(event.currentTarget).get('name') ?? '');
    run(() => editView({ viewId, name: given }), 'The view is renamed', back);
  }

  function remove(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    run(() => removeView({ viewId }), `“${name}” is deleted`, onGone);
  }

  if (asking === 'name') {
    return (
      <form className={classes.form} onSubmit={rename} aria-label={`Rename “${name}”`}>
        <TextInput
          name="name"
          label="New name"
          defaultValue={name}
          maxLength={80}
          required
          withAsterisk={false}
          autoFocus
        />
        <Group gap="xs">
          <Button type="submit" size="compact-sm" loading={pending}>
            Rename
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={back}>
            Cancel
          </Button>
        </Group>
      </form>
    );
  }

  if (asking === 'deletion') {
    return (
      <form className={classes.form} onSubmit={remove} aria-label={`Delete “${name}”`}>
        <p>
          {isShared ? 'It goes for everybody, and cannot be brought back.' : 'It cannot be brought back.'}
        </p>
        <Group gap="xs">
          <Button type="submit" size="compact-sm" color="red" loading={pending}>
            Delete
          </Button>
          <Button size="compact-sm" variant="subtle" autoFocus onClick={back}>
            Keep it
          </Button>
        </Group>
      </form>
    );
  }

  const pin = () =>
    run(
      () => choose({ viewId, isPinned: !isPinned }),
      isPinned ? `“${name}” is no longer pinned` : `“${name}” is pinned`,
    );
  const makeDefault = () =>
    run(
      () => choose({ viewId, isDefault: !isDefault }),
      isDefault ? 'Calls opens with all calls' : `Calls opens with “${name}”`,
    );
  const share = () =>
    run(
      () => editView({ viewId, isShared: !isShared }),
      isShared ? `“${name}” is private` : `“${name}” is shared with everybody`,
    );
  const mayShareThis = mayChange && (isShared || mayShare);

  return (
    <ul className={classes.actions} aria-label={`For “${name}”`}>
      <Act label={isPinned ? 'Unpin' : 'Pin above the list'} pending={pending} onClick={pin} />
      <Act
        label={isDefault ? 'No longer open by default' : 'Open by default'}
        pending={pending}
        onClick={makeDefault}
      />
      {mayShareThis && (
        <Act label={isShared ? 'Stop sharing' : 'Share with everybody'} pending={pending} onClick={share} />
      )}
      {mayChange && (
        <>
          <Act
            label="Rename …"
            autoFocus={answered === 'name'}
            pending={pending}
            onClick={() => ask('name')}
          />
          <Act
            label="Delete …"
            autoFocus={answered === 'deletion'}
            pending={pending}
            onClick={() => ask('deletion')}
          />
        </>
      )}
    </ul>
  );
}

type ActProps = { label: string; pending: boolean; autoFocus?: boolean; onClick: () => void };

/** Keeps the focus while the server is asked. */
function Act({ label, pending, autoFocus = false, onClick }: ActProps) {
  return (
    <li>
      <Button
        size="compact-xs"
        variant="default"
        aria-disabled={pending}
        autoFocus={autoFocus}
        onClick={onClick}
      >
        {label}
      </Button>
    </li>
  );
}
