import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countScale } from './count-scale.ts';

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [4, [0, 1, 2, 3, 4]],
  [5, [0, 2, 4, 6]],
  [20, [0, 5, 10, 15, 20]],
  [21, [0, 10, 20, 30]],
  [131, [0, 50, 100, 150]],
  [1_000_000, [0, 500_000, 1_000_000]],
])('%i calls are drawn on the marks %j', (highest, marks) => {
  expect(countScale(highest)).toEqual(marks);
});

test('the marks reach what is drawn, are whole, and few', () => {
  fc.assert(
    fc.property(fc.nat(), (highest) => {
      const marks = countScale(highest);
      expect(marks.at(-1)).toBeGreaterThanOrEqual(highest);
      expect(marks.every(Number.isInteger)).toBe(true);
      expect(marks.length).toBeGreaterThanOrEqual(2);
      expect(marks.length).toBeLessThanOrEqual(6);
      // No more than one step of the height is empty.
      expect(marks.at(-2)).toBeLessThanOrEqual(highest);
    }),
  );
});
