import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { aiCallFilters, aiScope } from '@/lib/analytics/ai-call-filters.ts';
import type { AiFigures } from '@/lib/analytics/ai-figures.ts';
import { readFigureAddress } from '@/lib/analytics/figure-address.ts';
import { figureScope } from '@/lib/analytics/figure-scope.ts';
import { filtersToUrl } from '@/lib/calls/filter-url.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';
import { AiAgentsTable } from './ai-agents-table.tsx';
import { AiTiles } from './ai-tiles.tsx';
import { Endings } from './endings.tsx';
import { Fields } from './fields.tsx';
import { TranscriptSearch } from './transcript-search.tsx';

const agents = [
  { id: '0f8fad5b-d9cb-469f-a165-70867728950e', name: 'Mia' },
  { id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', name: 'Leo' },
];
const [mia = { id: '', name: '' }] = agents;
const range = { from: '2026-11-19T00:00:00.000Z', to: '2026-11-21T00:00:00.000Z', zone: 'UTC' };
const scope = aiScope(
  figureScope(range),
  agents.map(({ id }) => id),
);
const filters = aiCallFilters(scope);
const totals = {
  ...{ calls: 10, reached: 6, completed: 3, cutOff: 1 },
  endedBy: new Map([['customer', 5] as const, [null, 1] as const]),
  lengths: { known: 5, mean: 52, median: 40 },
};
const figures: AiFigures = {
  ...totals,
  reasons: [
    { reason: 'completed', calls: 9 },
    { reason: null, calls: 1 },
  ],
  perAgent: new Map([[mia.id, { ...totals, calls: 6, reached: 4, completed: 2 }]]),
};

/** What each link of a page says, by its address; those into the help, which every ⓘ has, lead to no calls. */
function linksOf(page: ReactNode): Map<string, string> {
  const html = renderToStaticMarkup(<MantineProvider>{page}</MantineProvider>);
  return new Map(
    [...html.matchAll(/<a [^>]*href="(?!\/help)([^"]*)"[^>]*>(.*?)<\/a>/gs)].map(
      ([, href = '', inside = '']) => [
        href.replaceAll('&amp;', '&'),
        inside.replace(/<span class="visually-hidden">.*?<\/span>/s, '').replace(/<[^>]*>/g, ''),
      ],
    ),
  );
}

const to = (wanted: CallFilters | null) => `/calls?${filtersToUrl(wanted ?? {})}`;

test('every figure leads to its calls', () => {
  const tiles = linksOf(<AiTiles totals={totals} before={null} filters={filters} />);
  expect(tiles.get(to(filters.calls))).toBe('10');
  expect(tiles.get(to(filters.reached))).toBe('60%');
  expect(tiles.get(to(filters.completed))).toBe('50%');
  expect(tiles.get(to(filters.cutOff))).toBe('16.7%');
  expect(tiles.get(to(filters.timed))).toBe('0:40');
});

test('nothing is divided by nobody, and nothing leads to no calls', () => {
  const none = {
    ...totals,
    reached: 0,
    completed: 0,
    cutOff: 0,
    lengths: { known: 0, mean: null, median: null },
  };
  const tiles = linksOf(<AiTiles totals={none} before={null} filters={filters} />);
  expect([...tiles.keys()]).toEqual([to(filters.calls)]);
});

test('figures are compared with those before, rates by percentage points', () => {
  const before = { ...totals, calls: 8, reached: 6, completed: 6, cutOff: 0 };
  const html = renderToStaticMarkup(
    <MantineProvider>
      <AiTiles totals={totals} before={before} filters={filters} />
    </MantineProvider>,
  );
  expect(
    [...html.matchAll(/<span class="visually-hidden">([^<]*before[^<]*)</g)].map(([, said]) => said),
  ).toEqual([
    // 10 and 8; 6 of 10 and 6 of 8; 3 of 6 and 6 of 6; 1 of 6 and none of 6; 40 seconds both times.
    '25 % more than before',
    '15 percentage points less than before, which is worse',
    '50 percentage points less than before, which is worse',
    '17 percentage points more than before, which is worse',
    'as much as before',
  ]);
});

test('parts of a whole lead to theirs, what the provider does not say included', () => {
  const parts = linksOf(<Endings figures={figures} filters={filters} />);
  expect([...parts]).toEqual([
    [to(filters.endedBy('customer')), '5'],
    [to(filters.endedBy(null)), '1'],
    [to(filters.reason('completed')), '9'],
    [to(filters.reason(null)), '1'],
  ]);
});

test('each agent has its own calls, and narrows the page to it', () => {
  const address = readFigureAddress({ period: '30d', direction: 'outbound' }, 'UTC', new Date());
  const own = aiCallFilters(aiScope(scope, [mia.id]));
  const table = linksOf(
    <AiAgentsTable agents={agents} figures={figures} scope={scope} screen={{ address, columns: ['a'] }} />,
  );
  expect(table.get(`/ai-calls?columns=a&period=30d&direction=outbound&agent=${mia.id}`)).toBe('Mia');
  expect(table.get(to(own.calls))).toBe('6');
  expect(table.get(to(own.reached))).toBe('4');
  expect([...table.values()]).not.toContain('Leo');
});

test('values lead to their calls unless the role may not ask for them', () => {
  const values = [
    { value: 'a & b: <i>', calls: 3, hidden: false },
    { value: '+91•••••••678', calls: 1, hidden: true },
  ];
  const fields = [{ identifier: 'interest, or not', hidden: false, asked: 8, filled: 4, values, others: 2 }];
  expect([...linksOf(<Fields fields={fields} filters={filters} />)]).toEqual([
    [to(filters.filled('interest, or not')), '4'],
    [to(filters.value('interest, or not', 'a & b: <i>')), '3'],
  ]);
});

test('words that were said are looked for among the calls that are shown', () => {
  const search = (chosen: CallFilters) =>
    [
      ...renderToStaticMarkup(<TranscriptSearch filters={chosen} />).matchAll(
        /<input type="hidden" name="([^"]*)" value="([^"]*)"/g,
      ),
    ].map(([, name, value]) => `${name}=${value}`);
  expect(search({ period: '7d', outcome: ['answered'] })).toEqual([
    ...['period=7d', 'outcome=answered', 'handled=ai', 'transcript=yes'],
  ]);
  expect(search({ period: '7d', agent: [mia.id], q: 'before' })).toEqual([
    ...['period=7d', `agent=${mia.id}`, 'transcript=yes'],
  ]);
});
