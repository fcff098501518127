import { MantineProvider } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { SavedViewSummary } from '@/lib/views/list-views.ts';
import { settleColumns } from '@/lib/views/settle-columns.ts';
import { callColumnList } from './call-column-list.ts';
import { CallTableSettings } from './call-table-settings.tsx';
import { ColumnsMenuPanel } from './columns-menu-panel.tsx';
import { PinnedViews } from './pinned-views.tsx';
import { ViewsMenuActions } from './views-menu-actions.tsx';
import { ViewsMenuPanel } from './views-menu-panel.tsx';

const usual = settleColumns(null, callColumnList);
const nothing = () => {};

const view: SavedViewSummary = {
  id: 'missed',
  name: 'Missed',
  query: 'outcome=missed',
  isShared: false,
  isMine: true,
  owner: 'Olga',
  mayChange: true,
  isPinned: false,
  isDefault: false,
  hasColumns: false,
};

function rendered(children: ReactNode, { settings = usual, viewId = null as string | null } = {}): string {
  return renderToStaticMarkup(
    <MantineProvider>
      <CallTableSettings given={{ viewId, settings, original: usual, isNoView: false }}>
        {children}
      </CallTableSettings>
    </MantineProvider>,
  );
}

const textsOf = (html: string, tag: string) =>
  [...html.matchAll(new RegExp(`<${tag}[ >].*?</${tag}>`, 'gs'))].map(([whole]) =>
    whole.replace(/<[^>]*>/g, ''),
  );

describe('what can be done with a view', () => {
  const action = { pending: false, failure: null, said: '', run: nothing, say: nothing };
  const actionsOf = (change: Partial<SavedViewSummary>, mayShare: boolean) =>
    textsOf(
      rendered(
        <ViewsMenuActions
          view={{ ...view, ...change }}
          mayShare={mayShare}
          action={action}
          onGone={nothing}
        />,
      ),
      'button',
    );
  const forEverybody = ['Pin above the list', 'Open by default'];

  it.each([
    ['one’s own', {}, true, [...forEverybody, 'Share with everybody', 'Rename …', 'Delete …']],
    ['one’s own, without the right to share', {}, false, [...forEverybody, 'Rename …', 'Delete …']],
    [
      'one’s own, shared, without that right by now',
      { isShared: true },
      false,
      [...forEverybody, 'Stop sharing', 'Rename …', 'Delete …'],
    ],
    ['somebody else’s', { isShared: true, isMine: false, mayChange: false }, true, forEverybody],
    [
      'pinned, and the default',
      { isPinned: true, isDefault: true, isMine: false, mayChange: false },
      true,
      ['Unpin', 'No longer open by default'],
    ],
  ])('%s', (_, change, mayShare, labels) => {
    expect(actionsOf(change, mayShare)).toEqual(labels);
  });
});

describe('the menu of views', () => {
  type Props = ComponentProps<typeof ViewsMenuPanel>;
  const panel = (props: Partial<Props>, table?: Parameters<typeof rendered>[1]) =>
    rendered(
      <ViewsMenuPanel
        views={[view]}
        query="outcome=busy"
        mayShare
        open={undefined}
        leftBehind={undefined}
        onClose={nothing}
        {...props}
      />,
      table,
    );
  const update = (html: string) => textsOf(html, 'button').filter((text) => text.startsWith('Update'));

  it('leads to each view and to all calls, and tells whose they are', () => {
    const theirs = { ...view, id: 'busy', name: '<i>Busy</i>', query: '', isMine: false, isShared: true };
    const html = panel({ views: [{ ...view, isDefault: true }, theirs], open: view });
    expect(textsOf(html, 'a')).toEqual(['All calls', 'Missed, default', '&lt;i&gt;Busy&lt;/i&gt;, Olga']);
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      '/calls?view=all',
      '/calls?outcome=missed',
      '/calls?view=all',
    ]);
    expect(html.match(/aria-current="page"/g)).toHaveLength(1);
  });

  it('offers to update the view whose filters were changed, to those who may', () => {
    expect(update(panel({}))).toEqual([]);
    expect(update(panel({ leftBehind: view }))).toEqual(['Update “Missed”']);
    expect(update(panel({ leftBehind: { ...view, mayChange: false } }))).toEqual([]);
  });

  it('offers to update the open view only when its own columns were changed', () => {
    const open = { ...view, hasColumns: true };
    const changed = { viewId: view.id, settings: { ...usual, widths: { talk: 99 } } };
    expect(update(panel({ open }))).toEqual([]);
    expect(update(panel({ open }, { viewId: view.id }))).toEqual([]);
    expect(update(panel({ open }, changed))).toEqual(['Update “Missed”']);
    expect(update(panel({ open }, { ...changed, viewId: null }))).toEqual([]);
  });
});

describe('pinned views', () => {
  it('are links, the open one marked', () => {
    const pinned = { ...view, isPinned: true };
    const html = renderToStaticMarkup(
      <PinnedViews views={[pinned, { ...view, id: 'other' }]} query="outcome=missed" />,
    );
    expect(textsOf(html, 'a')).toEqual(['Missed']);
    expect(html).toContain('aria-current="page"');
    expect(renderToStaticMarkup(<PinnedViews views={[view]} query="" />)).toBe('');
  });
});

describe('the menu of columns', () => {
  it('has shown columns first, in their order, each with what can be done with it', () => {
    const html = rendered(<ColumnsMenuPanel />, {
      settings: {
        ...usual,
        pinned: { talk: 'start' },
        hidden: usual.order.filter((id) => id !== 'talk' && id !== 'started'),
      },
    });
    const names = [...html.matchAll(/<li.*?<label[^>]*>(.*?)<\/label>/gs)].map(([, name]) => name);
    expect(names.slice(0, 3)).toEqual(['Talk', 'Started', 'Direction']);
    expect(names).toHaveLength(21);
    const buttons = [...html.matchAll(/<button[^>]*aria-label="([^"]*)"/g)].map(([, name]) => name);
    expect(buttons).toEqual(
      ['Talk', 'Started'].flatMap((name) => [
        `Move ${name} up`,
        `Move ${name} down`,
        `Pin ${name} to the start`,
        `Pin ${name} to the end`,
      ]),
    );
    expect(html.match(/aria-pressed="true"/g)).toHaveLength(1);
  });
});
