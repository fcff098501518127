import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholeShares } from './whole-shares.ts';

test.each([
  [[], []],
  [
    [0, 0],
    [0, 0],
  ],
  [[7], [100]],
  [
    [1, 1, 1],
    [34, 33, 33],
  ],
  [
    [5, 3, 2],
    [50, 30, 20],
  ],
  // 66.67, 16.67, 16.67: one percent is missing, and the first lost as much as the others.
  [
    [4, 1, 1],
    [67, 17, 16],
  ],
  // 99.9 and 0.1.
  [
    [999, 1],
    [100, 0],
  ],
])('%j are %j percent', (parts, shares) => {
  expect(wholeShares(parts)).toEqual(shares);
});

test('shares add up to 100 and are less than one percent off', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 30 }), (parts) => {
      const whole = parts.reduce((sum, part) => sum + part, 0);
      fc.pre(whole > 0);
      const shares = wholeShares(parts);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100);
      for (const [index, part] of parts.entries()) {
        expect(Math.abs((shares[index] ?? 0) - (100 * part) / whole)).toBeLessThan(1);
      }
    }),
  );
});
