import { expect, test } from 'vitest';
import type { FoundCall } from '@/app/api/calls/find/found-calls.ts';
import { commandGroups } from './command-menu-commands.ts';
import { firstChoice, menuGroups } from './command-menu-items.ts';
import { adminsPages, everybodysPages } from './destinations.ts';

const commands = commandGroups([...everybodysPages, ...adminsPages(['connections', 'deliveries'])]);
const first = '0b8f3a52-4f0e-5d3c-9d0e-6a4f3f0c1a2b';
const second = '5d8d1b0a-93b6-5c55-8a0f-1d7a9a0c2b3d';
const call = (id: string): FoundCall => ({
  id,
  number: '+919812345678',
  name: null,
  started: '21 Nov 2026, 14:03',
  startedAt: '2026-11-21T08:33:00.000Z',
  state: 'ended',
  outcome: 'answered',
});
const found = (calls: FoundCall[], callId: string | null = null) => ({ calls, more: false, callId });

const shown = (typed: string, answer: Parameters<typeof menuGroups>[2]) =>
  menuGroups(commands, typed, answer).map(({ label, items }) => [label, ...items.map(({ id }) => id)]);
const chosen = (typed: string, answer: Parameters<typeof menuGroups>[2], searching = false) =>
  firstChoice(menuGroups(commands, typed, answer), searching)?.id;

test('nothing typed: every command and no search', () => {
  expect(shown('', null).map(([label]) => label)).toEqual(['Go to', 'Calls', 'Settings and help']);
  expect(chosen('', null)).toBe('page/');
});

test('a number: the search first, where it stays, and the calls below it', () => {
  expect(shown('98123', null)).toEqual([['Find calls', 'search']]);
  expect(shown('98123', found([call(first), call(second)]))).toEqual([
    ['Find calls', 'search', `call-${first}`, `call-${second}`],
  ]);
  expect(shown('98123', { failure: 'The server did not answer.' })).toEqual([['Find calls', 'search']]);
});

test('a word that is also a command: commands first', () => {
  expect(shown('today', found([call(first)]))).toEqual([
    ['Calls', 'calls-period=today', 'calls-period=today&outcome=missed,abandoned'],
    ['Find calls', 'search', `call-${first}`],
  ]);
  expect(chosen('today', found([call(first)]))).toBe('calls-period=today');
});

test('Enter opens the only call found, and searches when there are none or several', () => {
  expect(chosen('98123', found([]))).toBe('search');
  expect(chosen('98123', found([call(first)]))).toBe(`call-${first}`);
  expect(chosen('98123', found([call(first), call(second)]))).toBe('search');
});

test('Enter never opens a call that was found for something typed earlier', () => {
  expect(chosen('981234', found([call(first)]), true)).toBe('search');
});

test('a call found by its own id stands there once', () => {
  expect(shown(first, found([], first))).toEqual([['Find calls', 'search', `call-${first}`]]);
  expect(shown(first, found([call(first)], first))).toEqual([['Find calls', 'search', `call-${first}`]]);
  expect(shown(first, found([call(second)], first))).toEqual([
    ['Find calls', 'search', `call-${first}`, `call-${second}`],
  ]);
  expect(chosen(first, found([], first))).toBe(`call-${first}`);
});
