import { expect, test } from 'vitest';
import { turnAt } from './conversation-played.ts';

test.each([
  ['before the first', [2, 5], 1, null],
  ['at its very start', [0, 5], 5, 1],
  ['in the middle', [0, 5, 9], 8.9, 1],
  ['after the last', [0, 5, 9], 100, 2],
  ['turns of which nothing is known are passed over', [0, null, 4, null], 5, 2],
  ['a turn out of order has its own time', [0, 10, 3], 5, 2],
  ['of two that begin together, the later', [0, 4, 4], 4, 2],
  ['nothing said', [], 4, null],
])('the turn that is played: %s', (_, starts, seconds, expected) => {
  expect(turnAt(starts, seconds)).toBe(expected);
});
