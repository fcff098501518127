import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { aiCallFilters } from '@/lib/analytics/ai-call-filters.ts';
import type { AiFigures } from '@/lib/analytics/ai-figures.ts';
import { filtersToUrl } from '@/lib/calls/filter-url.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';
import { AgentsTable } from './agents-table.tsx';
import { AiTiles } from './ai-tiles.tsx';
import { Endings } from './endings.tsx';
import { Fields } from './fields.tsx';

const agents = [
  { id: '0f8fad5b-d9cb-469f-a165-70867728950e', name: 'Mia' },
  { id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', name: 'Leo' },
];
const [mia = { id: '', name: '' }] = agents;
const range = { from: '2026-11-19T00:00:00.000Z', to: '2026-11-21T00:00:00.000Z', zone: 'UTC' };
const filters = aiCallFilters(
  agents.map(({ id }) => id),
  range,
);
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

/** What each link of a page says, by its address. */
function linksOf(page: ReactNode): Map<string, string> {
  const html = renderToStaticMarkup(<MantineProvider>{page}</MantineProvider>);
  return new Map(
    [...html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs)].map(([, href = '', inside = '']) => [
      href.replaceAll('&amp;', '&'),
      inside.replace(/<span class="visually-hidden">.*?<\/span>/s, '').replace(/<[^>]*>/g, ''),
    ]),
  );
}

const to = (wanted: CallFilters) => `/calls?${filtersToUrl(wanted)}`;

test('every figure leads to its calls', () => {
  const tiles = linksOf(<AiTiles totals={totals} filters={filters} />);
  expect(tiles.get(to(filters.calls))).toBe('10');
  expect(tiles.get(to(filters.reached))).toBe('60%');
  expect(tiles.get(to(filters.completed))).toBe('50%');
  expect(tiles.get(to(filters.cutOff))).toBe('16.7%');
  expect(tiles.get(to(filters.timed))).toBe('0:40');
});

test('nothing is divided by nobody', () => {
  const none = {
    ...totals,
    reached: 0,
    completed: 0,
    cutOff: 0,
    lengths: { known: 0, mean: null, median: null },
  };
  const tiles = linksOf(<AiTiles totals={none} filters={filters} />);
  expect([...tiles.keys()]).toEqual([to(filters.calls), to(filters.reached)]);
});

test('parts of a whole lead to theirs, and what nobody can ask for is text', () => {
  const parts = linksOf(<Endings figures={figures} filters={filters} />);
  expect([...parts]).toEqual([
    [to(filters.endedBy('customer')), '5'],
    [to(filters.reason('completed')), '9'],
  ]);
});

test('each agent has its own calls, and narrows the page to it', () => {
  const screen = { period: '30d', agent: null, columns: null } as const;
  const own = aiCallFilters([mia.id], range);
  const table = linksOf(<AgentsTable agents={agents} figures={figures} range={range} screen={screen} />);
  expect(table.get(`/ai-calls?period=30d&agent=${mia.id}`)).toBe('Mia');
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
