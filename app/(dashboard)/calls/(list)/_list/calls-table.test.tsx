import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import type { ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { settleColumns } from '@/lib/views/settle-columns.ts';
import type { TableSettings } from '@/lib/views/table-settings.ts';
import { stillRouter } from '@/tests/still-router.ts';
import { callColumnList } from './call-column-list.ts';
import type { CallListRow } from './call-list-row.ts';
import { CallTableSettings } from './call-table-settings.tsx';
import { CallsTable } from './calls-table.tsx';

const call: CallListRow = {
  id: 'a-call',
  href: '/calls/a-call?list=',
  startedAt: '2026-11-21T10:00:00.000Z',
  started: '21 Nov 2026, 15:30:00',
  direction: 'inbound',
  directionWord: 'Inbound',
  customer: '+91•••••••678',
  customerName: 'Asha <b>Rao</b>',
  businessNumber: '+918047192838',
  agent: 'Kumar',
  handledBy: 'a person',
  queue: 'Sales',
  ivr: null,
  campaign: null,
  state: 'ended',
  phase: null,
  outcome: 'answered',
  reason: 'Completed',
  party: 'customer',
  doubt: null,
  duration: '01:00',
  talk: '00:45',
  wait: null,
  ring: null,
  hold: null,
  connection: 'Main line',
  provider: 'Sample',
  keys: ['call_id:17', 'uuid:18'],
  hasRecording: true,
  hasTranscript: false,
  actionCount: 2,
  contradictions: 1,
  isTest: true,
  hit: null,
};

const usual = settleColumns(null, callColumnList);

function rendered(
  settings: TableSettings,
  row: Partial<CallListRow> = {},
  props: Partial<ComponentProps<typeof CallsTable>> = {},
): string {
  const sorting = { by: 'started', descending: true };
  return renderToStaticMarkup(
    <AppRouterContext value={stillRouter}>
      <CallTableSettings given={{ viewId: null, settings, original: usual, isNoView: false }}>
        <CallsTable rows={[{ ...call, ...row }]} sorting={sorting} sortLinks={{}} {...props} />
      </CallTableSettings>
    </AppRouterContext>,
  );
}

const tags = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`<${name} [^>]*>`, 'g'))].map(String);
const columnsOf = (html: string, name: 'th' | 'td') =>
  tags(html, name).map((tag) => /data-column="(\w+)"/.exec(tag)?.[1]);
const textOf = (html: string, column: string) =>
  new RegExp(`<td [^>]*data-column="${column}"[^>]*>(.*?)</td>`, 's')
    .exec(html)?.[1]
    ?.replace(/<[^>]*>/g, '');

describe('CallsTable', () => {
  it('has the columns that were chosen, head and rows in the same order', () => {
    const html = rendered({
      ...usual,
      order: ['talk', ...usual.order.filter((id) => id !== 'talk')],
      hidden: usual.order.filter((id) => !['started', 'talk', 'queue', 'agent'].includes(id)),
      pinned: { agent: 'start', queue: 'end' },
    });
    expect(columnsOf(html, 'th')).toEqual(['agent', 'talk', 'started', 'queue']);
    expect(columnsOf(html, 'td')).toEqual(columnsOf(html, 'th'));
  });

  it('keeps pinned columns at their side, in head and rows alike', () => {
    const html = rendered({ ...usual, pinned: { started: 'start', customer: 'start', talk: 'end' } });
    for (const name of ['th', 'td'] as const) {
      const pinned = tags(html, name).filter((tag) => tag.includes('data-pinned'));
      expect(pinned.map((tag) => /inset-inline-(\w+:[^";]*)/.exec(tag)?.[1])).toEqual([
        'start:0px',
        'start:calc(var(--w-started))',
        'end:0px',
      ]);
      expect(pinned.map((tag) => tag.includes('data-edge'))).toEqual([false, true, true]);
    }
  });

  it('says widths, density and its order without a script', () => {
    const html = rendered({ ...usual, widths: { talk: 321 }, density: 'compact' });
    expect(html).toContain('--w-talk:321px');
    expect(html).toContain('data-density="compact"');
    expect(html).toContain('aria-label="Calls, newest first"');
    expect(html).toMatch(/role="separator"[^>]*aria-label="Width of Talk"[^>]*aria-valuenow="321"/);
  });

  it('has links where it sorts, and says which it is sorted by', () => {
    const html = rendered(
      usual,
      {},
      {
        sorting: { by: 'talk', descending: true },
        sortLinks: { started: '/calls?view=all', talk: '/calls?sort=talk' },
      },
    );
    expect(html).toContain('aria-label="Calls by talk, longest first"');
    const heads = tags(html, 'th').map(String);
    expect(heads.filter((tag) => tag.includes('aria-sort'))).toHaveLength(1);
    expect(heads.find((tag) => tag.includes('aria-sort="descending"'))).toContain('data-column="talk"');
    const links = [
      ...html.matchAll(
        /<a [^>]*id="call-column-(\w+)" [^>]*href="([^"]*)"|<a [^>]*href="([^"]*)"[^>]*id="call-column-(\w+)"/g,
      ),
    ];
    expect(links).toHaveLength(2);
  });

  it('marks where a search found the call, under the customer or, without that column, under the start', () => {
    const hit = {
      where: 'Transcript',
      parts: [
        { text: 'my <i>', marked: false },
        { text: 'refund', marked: true },
        { text: ' please', marked: false },
      ],
    };
    const html = rendered(usual, { hit });
    expect(html).toContain('<mark>refund</mark>');
    expect(textOf(html, 'customer')).toContain('Transcript: my &lt;i&gt;refund please');
    expect(textOf(html, 'started')).toBe('21 Nov 2026, 15:30:00');
    const without = rendered({ ...usual, hidden: [...usual.hidden, 'customer'] }, { hit });
    expect(textOf(without, 'started')).toContain('Transcript: my &lt;i&gt;refund please');
  });

  it('fills every cell, whatever is known', () => {
    const all = { ...usual, hidden: [] };
    const nothing = {
      customer: null,
      customerName: null,
      businessNumber: null,
      agent: null,
      queue: null,
      reason: null,
      party: null,
      duration: null,
      talk: null,
      keys: [],
      hasRecording: false,
      actionCount: 0,
      contradictions: 0,
      isTest: false,
    };
    for (const row of [{}, nothing]) {
      const html = rendered(all, row);
      expect(columnsOf(html, 'td')).toHaveLength(21);
      const empty = columnsOf(html, 'td').filter((id) => !textOf(html, id ?? '') && id !== 'flags');
      expect(empty).toEqual([]);
    }
    expect(textOf(rendered(all, nothing), 'flags')).toBe('—Nothing');
  });

  it('names its icons, shows what a call is called, and says once that it is a test', () => {
    const html = rendered({ ...usual, hidden: [] });
    const names = [...html.matchAll(/role="img" aria-label="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toEqual(['Recording', '2 extracted values', '1 contradiction']);
    expect(textOf(html, 'keys')).toBe('17and 1 more');
    expect(html.match(/>Test<\/span>/g)).toHaveLength(2);
    expect(textOf(html, 'outcome')).toBe('Answered');
    expect(textOf(rendered(usual), 'outcome')).toBe('AnsweredTest');
    expect(html).not.toContain('<b>Rao');
  });
});
