import { expect, test } from 'vitest';
import { toE164 } from './phone-number.ts';

test.each([
  ['9052931234', 'IN', '+919052931234'],
  ['09052931234', 'IN', '+919052931234'],
  ['919052931234', 'IN', '+919052931234'],
  ['+91 90529 31234', 'IN', '+919052931234'],
  ['918069731234', 'IN', '+918069731234'],
  ['+12025550123', 'IN', '+12025550123'],
  ['0912 345 678', 'VN', '+84912345678'],
])('%s in %s is %s', (number, country, expected) => {
  expect(toE164(number, country)).toBe(expected);
});

test.each(['905293XXXX', 'anonymous', '888', '', '=HYPERLINK("x")', '+', '99999999999999999999'])(
  '%s is no number',
  (text) => {
    expect(toE164(text, 'IN')).toBeNull();
  },
);
