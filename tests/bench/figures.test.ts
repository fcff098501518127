import { expect, it } from 'vitest';
import { median, percentile, spread } from './figures.ts';

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

it('a percentile is a value that was measured: the nearest rank', () => {
  expect(percentile(upTo(100), 0.99)).toBe(99);
  expect(percentile(upTo(1000), 0.99)).toBe(990);
  expect(percentile(upTo(50), 0.99)).toBe(50);
  expect(percentile([7], 0.5)).toBe(7);
  expect(percentile([1, 2, 3, 4], 0.5)).toBe(2);
  expect(percentile([], 0.5)).toBeNaN();
});

it('the median of an even number is the mean of the two in the middle', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(median([])).toBeNaN();
});

it('a spread does not ask for order', () => {
  expect(spread(upTo(200).toReversed())).toEqual({ count: 200, p50: 100, p99: 198, max: 200 });
});
