import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { wholeShares } from '@/lib/analytics/whole-shares.ts';
import { FigureCard } from './figure-card.tsx';
import { ShareList, type ShareRow } from './share-list.tsx';
import { Part } from './stacked-drawing.tsx';
import { StackedLegend } from './stacked-legend.tsx';
import type { StackedBar, StackedSeries } from './stacked-series.ts';
import { StackedTable } from './stacked-table.tsx';

const rendered = (children: ReactNode) => renderToStaticMarkup(<MantineProvider>{children}</MantineProvider>);

const series: StackedSeries[] = [
  { key: 'answered', name: 'Answered', colour: 'green', count: 1200, href: '/calls?outcome=answered' },
  { key: 'missed', name: 'Missed', colour: 'red', count: 1, href: '/calls?outcome=missed' },
];
const bar: StackedBar = {
  ...{ key: '3', name: 'Tue 3 Nov', total: 1201, href: '/calls?day=3' },
  parts: { answered: 1200, missed: 1 },
  hrefs: { answered: '/calls?day=3&outcome=answered', missed: '/calls?day=3&outcome=missed' },
};
const empty: StackedBar = { key: '4', name: 'Wed 4 Nov', total: 0, parts: {}, hrefs: {} };

/** The marks of a page by their address: how many calls each says it leads to, and in which words. */
function marksOf(html: string): Record<string, string> {
  return Object.fromEntries(
    [...html.matchAll(/<a [^>]*data-mark[^>]*>/g)].map(([tag]) => {
      const of = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&');
      return [of('href') ?? '', `${of('data-count')}: ${of('aria-label')}`];
    }),
  );
}

test('a part of a bar is a link to exactly its calls, that the Tab key passes over', () => {
  const box = { x: 0, y: 0, width: 10, height: 50 };
  const draw = (at: StackedBar | undefined, part = series[0]) =>
    rendered(<svg aria-hidden="true">{part && <Part {...box} bar={at} series={part} />}</svg>);
  expect(marksOf(draw(bar))).toEqual({
    '/calls?day=3&outcome=answered': '1200: 1,200 calls, Answered, Tue 3 Nov',
  });
  expect(marksOf(draw(bar, series[1]))).toEqual({
    '/calls?day=3&outcome=missed': '1: 1 call, Missed, Tue 3 Nov',
  });
  expect(draw(bar)).toContain('tabindex="-1"');
  expect(draw(empty)).not.toContain('<rect');
  expect(draw(undefined)).not.toContain('<rect');
});

test('the table has the same numbers and the same links', () => {
  const html = rendered(<StackedTable label="Calls" rowName="Day" series={series} bars={[bar, empty]} />);
  expect(
    [...html.matchAll(/href="([^"]*)"[^>]*>([^<]*)</g)].map(([, href, text]) => `${text} ${href}`),
  ).toEqual([
    '1,201 /calls?day=3',
    '1,200 /calls?day=3&amp;outcome=answered',
    '1 /calls?day=3&amp;outcome=missed',
  ]);
  expect(html.match(/>0</g)).toHaveLength(3);
});

test('the legend has the calls of all bars', () => {
  const html = rendered(<StackedLegend label="Outcomes" series={series} />);
  const links = [...html.matchAll(/<a data-mark="[^"]*" data-count="(\d+)" href="([^"]*)"[^>]*>(.*?)<\/a>/g)];
  expect(
    links.map(([, count, href, words = '']) => [count, href, words.replaceAll(/<[^>]*>/g, '').trim()]),
  ).toEqual([
    ['1200', '/calls?outcome=answered', 'Answered 1,200 calls'],
    ['1', '/calls?outcome=missed', 'Missed 1 call'],
  ]);
});

test('with a chart the table stays in the page, and the CSV is there for whom it may be', () => {
  const card = (csv: string | null) =>
    rendered(
      <FigureCard title="Calls" metric="ended" csv={csv} chart={<p>bars</p>} table={<p>numbers</p>} />,
    );
  expect(card(null)).toContain('<p>bars</p>');
  expect(card(null)).toContain('<p>numbers</p>');
  expect(card(null)).not.toContain('CSV');
  expect(card('/api/figures?x=1')).toContain('href="/api/figures?x=1"');
  expect(card(null)).toContain('aria-label="What “Calls” means"');
});

test('a card is named by its heading', () => {
  const [, labelled, id] =
    /<section[^>]*aria-labelledby="([^"]*)".*<h2 id="([^"]*)">Calls/s.exec(
      rendered(<FigureCard title="Calls" table={<p>numbers</p>} />),
    ) ?? [];
  expect(labelled).toBeTruthy();
  expect(labelled).toBe(id);
});

test('of a share the certain and the uncertain part lead to their own calls', () => {
  const [busy = 0, rejected = 0] = wholeShares([30, 10]);
  const rows: ShareRow[] = [
    {
      ...{ key: 'busy', label: 'Busy', href: '/calls?reason=busy', count: 30, share: `${busy} %` },
      solid: [{ key: 'customer', label: 'customer', count: 20, href: '/calls?certainty=exact' }],
      hatched: [{ key: 'customer', label: 'may be', count: 10, href: '/calls?certainty=ambiguous' }],
      range: '20–30',
    },
    {
      ...{
        key: 'rejected',
        label: 'Rejected',
        href: '/calls?reason=rejected',
        count: 10,
        share: `${rejected} %`,
      },
      solid: [{ key: 'all', label: 'certain', count: 10, href: '/calls?reason=rejected' }],
      hatched: [{ key: 'none', label: 'may be', count: 0, href: '/calls?never' }],
    },
  ];
  const html = rendered(<ShareList label="Reasons" rows={rows} />);
  expect(marksOf(html)).toEqual({
    '/calls?reason=busy': '30: 30 calls, Busy',
    '/calls?certainty=exact': '20: 20 calls, Busy, customer',
    '/calls?certainty=ambiguous': '10: 10 calls, Busy, may be',
    '/calls?reason=rejected': '10: 10 calls, Rejected',
  });
  expect(html).toMatch(/>75 %<.*>20–30<.*>25 %</s);
  expect(html.match(/data-hatched/g)).toHaveLength(1);
});
