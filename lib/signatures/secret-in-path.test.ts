import { expect, test } from 'vitest';
import { secretInPath } from './secret-in-path.ts';

test('finds the active secret that was offered', () => {
  expect(secretInPath('whs_new', ['whs_old', 'whs_new'])).toBe('whs_new');
});

test.each(['', 'whs_', 'whs_ol', 'whs_old ', 'WHS_OLD', 'whs_older'])('refuses %j', (offered) => {
  expect(secretInPath(offered, ['whs_old', 'whs_new'])).toBeNull();
});

test('without an active secret nothing passes', () => {
  expect(secretInPath('', [])).toBeNull();
  expect(secretInPath('whs_old', [])).toBeNull();
});
