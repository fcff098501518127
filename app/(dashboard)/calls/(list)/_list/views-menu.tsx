'use client';

import { IconBookmarks } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { PanelButton } from '@/app/_ui/panel-button.tsx';
import type { SavedViewSummary } from '@/lib/views/list-views.ts';
import { openView } from './open-view.ts';
import classes from './views-menu.module.css';

const load = () => import('./views-menu-panel.tsx').then(({ ViewsMenuPanel }) => ViewsMenuPanel);
const Panel = dynamic(load, {
  ssr: false,
  loading: () => <div className={classes.panel} aria-busy="true" />,
});

type Props = {
  views: SavedViewSummary[];
  /** What the list shows, as `listQuery` says it. */
  query: string;
  mayShare: boolean;
};

/** Saved views: to open, keep and tidy them. What it opens is fetched when somebody is about to. */
export function ViewsMenu({ views, query, mayShare }: Props) {
  const open = openView(views, query);
  const [last, setLast] = useState(open?.id);
  // From a view to other filters one works on that view; to everything one has left it.
  const next = open?.id ?? (query === '' ? undefined : last);
  if (next !== last) setLast(next);

  return (
    <PanelButton
      label="Views"
      from="end"
      face={
        <>
          Views
          {open && (
            <>
              {' · '}
              <bdi className={classes.current}>{open.name}</bdi>
            </>
          )}
        </>
      }
      className={classes.button}
      leftSection={<IconBookmarks size={16} stroke={1.6} aria-hidden="true" />}
      onIntent={load}
    >
      {(close) => (
        <Panel
          views={views}
          query={query}
          mayShare={mayShare}
          open={open}
          leftBehind={open === undefined ? views.find(({ id }) => id === last) : undefined}
          onClose={close}
        />
      )}
    </PanelButton>
  );
}
