'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { useRef, useState } from 'react';
import { Note } from '@/app/_ui/note.tsx';
import { useButtonAction } from '@/app/_ui/use-button-action.ts';
import type { SavedViewSummary } from '@/lib/views/list-views.ts';
import { useCallTable } from './call-table-settings.tsx';
import { listAddress } from './list-address.ts';
import { editView } from './view-actions.ts';
import classes from './views-menu.module.css';
import { ViewsMenuForm } from './views-menu-form.tsx';
import { ViewsMenuItem } from './views-menu-item.tsx';

type Props = {
  views: SavedViewSummary[];
  query: string;
  mayShare: boolean;
  /** The view that shows what the list shows. */
  open: SavedViewSummary | undefined;
  /** The view that was open before the filters were changed. */
  leftBehind: SavedViewSummary | undefined;
  onClose: () => void;
};

/** What the menu "Views" opens. */
export function ViewsMenuPanel({ views, query, mayShare, open, leftBehind, onClose }: Props) {
  const { settings, isChanged, isOfView } = useCallTable();
  const [adding, setAdding] = useState<'not yet' | 'now' | 'done'>('not yet');
  const panel = useRef<HTMLDivElement>(null);
  const [expanded, setExpanded] = useState<string | null>(null);
  const action = useButtonAction();

  // Other filters than the view's, or other columns than its own.
  const isDifferent = leftBehind !== undefined || (isOfView && isChanged);
  const changed = leftBehind ?? open;
  const toUpdate = isDifferent && changed?.mayChange ? changed : undefined;

  function update({ id, name }: SavedViewSummary) {
    const change = { viewId: id, query, ...(isOfView ? { settings } : {}) };
    action.run(() => editView(change), `“${name}” is updated`);
  }

  const item = (view: SavedViewSummary) => (
    <ViewsMenuItem
      key={view.id}
      view={view}
      isOpen={view.id === open?.id}
      isExpanded={view.id === expanded}
      mayShare={mayShare}
      action={action}
      onExpand={(isExpanded) => setExpanded(isExpanded ? view.id : null)}
      onClose={onClose}
      onGone={() => panel.current?.focus()}
    />
  );
  const own = views.filter(({ isMine }) => isMine);
  const shared = views.filter(({ isMine }) => !isMine);

  return (
    <div className={classes.panel} ref={panel} tabIndex={-1}>
      <div className={classes.lists}>
        <ul aria-label="Your views">
          <li className={classes.item}>
            <Link
              href={listAddress('')}
              className={classes.link}
              aria-current={query === '' && open === undefined ? 'page' : undefined}
              onClick={onClose}
            >
              All calls
            </Link>
          </li>
          {own.map(item)}
        </ul>
        {shared.length > 0 && (
          <>
            <p className={classes.title}>Shared by others</p>
            <ul aria-label="Views shared by others">{shared.map(item)}</ul>
          </>
        )}
      </div>
      {action.failure !== null && (
        <Note tone="bad" role="alert">
          {action.failure}
        </Note>
      )}
      <p role="status" className={classes.said}>
        {action.said}
      </p>
      {adding === 'now' ? (
        <ViewsMenuForm
          query={query}
          mayShare={mayShare}
          onDone={(said) => {
            setAdding('done');
            action.say(said);
          }}
        />
      ) : (
        <div className={classes.foot}>
          <Button
            size="compact-sm"
            variant="light"
            autoFocus={adding === 'done'}
            onClick={() => setAdding('now')}
          >
            Save as a view …
          </Button>
          {toUpdate && (
            <Button
              className={classes.update}
              size="compact-sm"
              variant="default"
              loading={action.pending}
              onClick={() => update(toUpdate)}
            >
              Update “<bdi>{toUpdate.name}</bdi>”
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
