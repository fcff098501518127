import { expect, test } from 'vitest';
import { sameSecret } from './same-secret.ts';

test('finds the active secret that was offered', () => {
  expect(sameSecret('whs_new', ['whs_old', 'whs_new'])).toBe('whs_new');
});

test.each(['', 'whs_', 'whs_ol', 'whs_old ', 'WHS_OLD', 'whs_older'])('refuses %j', (offered) => {
  expect(sameSecret(offered, ['whs_old', 'whs_new'])).toBeNull();
});

test('without an active secret nothing passes', () => {
  expect(sameSecret('', [])).toBeNull();
  expect(sameSecret('whs_old', [])).toBeNull();
});
