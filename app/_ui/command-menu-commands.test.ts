import { expect, test } from 'vitest';
import { filtersFromUrl } from '@/lib/calls/filter-url.ts';
import { callPresets, commandGroups, matchingGroups, searchHref } from './command-menu-commands.ts';
import { adminsPages, everybodysPages, helpPage } from './destinations.ts';

const destinations = [
  ...everybodysPages,
  ...adminsPages(['connections', 'deliveries', 'words', 'users', 'audit', 'settings']),
  helpPage,
];
const all = commandGroups(destinations);
const labels = (typed: string) =>
  matchingGroups(all, typed).map(({ label, commands }) => [label, ...commands.map((each) => each.label)]);

test('only the pages that the viewer may open are offered', () => {
  expect(adminsPages([])).toEqual([]);
  expect(adminsPages(['deliveries', 'audit']).map(({ href }) => href)).toEqual(['/deliveries', '/audit']);
});

test('no two commands share an id, no two pages a key', () => {
  const ids = all.flatMap(({ commands }) => commands.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  const keys = destinations.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

test('every typed word must begin a word of the command, in any order and case', () => {
  expect(labels('DEL')).toEqual([['Go to', 'Deliveries']]);
  expect(labels('today missed')).toEqual([['Calls', 'Missed today']]);
  expect(labels('theme')).toEqual([
    ['Settings and help', 'Light colours', 'Dark colours', 'Colours as the device'],
  ]);
  expect(labels('logout')).toEqual([['Settings and help', 'Sign out']]);
  expect(labels('glossary')).toEqual([['Settings and help', 'Glossary']]);
  expect(labels('help')).toEqual([
    ['Go to', 'Help'],
    ['Settings and help', 'Keyboard shortcuts', 'Figures explained', 'Glossary', 'API'],
  ]);
  expect(labels('liveries')).toEqual([]);
  expect(labels('919812345678')).toEqual([]);
});

test('nothing typed leaves everything', () => {
  expect(matchingGroups(all, '  ')).toEqual(all);
});

test('a search is one parameter, whatever was typed', () => {
  const typed = ' +91 98&x=1#“ü” ';
  const { pathname, searchParams, hash } = new URL(searchHref(typed), 'http://localhost');
  expect({ pathname, parameters: [...searchParams], hash }).toEqual({
    pathname: '/calls',
    parameters: [['q', '+91 98&x=1#“ü”']],
    hash: '',
  });
});

test.each(callPresets)('the call list understands $query', ({ query }) => {
  const { filters, unusable } = filtersFromUrl(Object.fromEntries(new URLSearchParams(query)), {
    zone: 'UTC',
    dayStart: (date) => `${date}T00:00:00.000Z`,
    dayEnd: (date) => `${date}T24:00:00.000Z`,
    period: () => ({ from: '2026-11-21T00:00:00.000Z', to: '2026-11-22T00:00:00.000Z' }),
  });
  expect(unusable).toEqual([]);
  expect(Object.keys(filters)).not.toEqual([]);
});
