'use client';

import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import Link from 'next/link';
import type { SavedViewSummary } from '@/lib/views/list-views.ts';
import { listAddress } from './list-address.ts';
import classes from './views-menu.module.css';
import { ViewsMenuActions, type ViewsMenuActionsProps } from './views-menu-actions.tsx';

type Props = ViewsMenuActionsProps & {
  view: SavedViewSummary;
  isOpen: boolean;
  isExpanded: boolean;
  onExpand: (isExpanded: boolean) => void;
  onClose: () => void;
};

/** A view in the menu: a link, and behind the dots what can be done with it. */
export function ViewsMenuItem({ view, isOpen, isExpanded, onExpand, onClose, ...actions }: Props) {
  const notes = [
    view.isDefault && 'default',
    view.isPinned && 'pinned',
    view.isMine ? view.isShared && 'shared' : view.owner,
  ].filter((note) => note !== false);

  return (
    <li>
      <div className={classes.item}>
        <Link
          href={listAddress(view.query)}
          className={classes.link}
          aria-current={isOpen ? 'page' : undefined}
          onClick={onClose}
        >
          <bdi>{view.name}</bdi>
          {notes.length > 0 && (
            <small>
              <span className="visually-hidden">, </span>
              <bdi>{notes.join(' · ')}</bdi>
            </small>
          )}
        </Link>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`More for “${view.name}”`}
          aria-expanded={isExpanded}
          onClick={() => onExpand(!isExpanded)}
        >
          <IconDots size={16} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      </div>
      {isExpanded && <ViewsMenuActions view={view} {...actions} />}
    </li>
  );
}
