import { expect, test } from 'vitest';
import { authorizationKey } from './authorization-key.ts';

test.each(['whs_key', 'Bearer whs_key', 'bearer  whs_key', ' whs_key '])('takes %j', (header) => {
  expect(authorizationKey(header, ['whs_key'])).toBe('whs_key');
});

test.each(['', 'Bearer', 'Basic whs_key', 'whs_key2', 'Bearer whs_KEY'])('refuses %j', (header) => {
  expect(authorizationKey(header, ['whs_key'])).toBeNull();
});
