import { expect, test } from 'vitest';
import { linkedTurn } from './conversation-link.ts';
import { moreTurns, turnsAround } from './conversation-window.ts';

test.each([
  ['#turn-1', 0],
  ['#turn-12', 11],
  ['#turn-20', 19],
  ['#turn-21', null],
  ['#turn-0', null],
  ['#turn-', null],
  ['#turn-1e3', null],
  ['#t=83', null],
  ['', null],
])('of twenty turns, %s leads to %s', (hash, expected) => {
  expect(linkedTurn(hash, 20)).toBe(expected);
});

test('a turn far away is drawn with its neighbours, one that is drawn moves nothing', () => {
  const first = { from: 0, to: 200 };
  expect(turnsAround(first, 199)).toBe(first);
  expect(turnsAround(first, 40_000)).toEqual({ from: 39_950, to: 40_150 });
  expect(turnsAround({ from: 39_950, to: 40_150 }, 3)).toEqual({ from: 0, to: 200 });
});

test('more turns are added at either side', () => {
  expect(moreTurns({ from: 150, to: 350 }, 'earlier')).toEqual({ from: 0, to: 350 });
  expect(moreTurns({ from: 150, to: 350 }, 'later')).toEqual({ from: 150, to: 550 });
});
