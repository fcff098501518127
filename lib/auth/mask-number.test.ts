import { expect, it } from 'vitest';
import { maskNumber, numberFor } from './mask-number.ts';
import type { Viewer } from './viewer.ts';

it.each([
  ['+919876543210', '+91•••••••210'],
  ['+14155550123', '+1•••••••123'],
  ['+49 30 901820', '+49•••••820'],
  ['09876543210', '••••••••210'],
  ['+99912345678', '••••••••678'],
  ['anonymous', '•••'],
  ['198', '•••'],
  ['12345', '•••••'],
])('%s is shown as %s', (number, masked) => {
  expect(maskNumber(number)).toBe(masked);
});

it('is masked for viewers only', () => {
  const viewer: Viewer = { userId: 'u', name: 'V', email: null, role: 'viewer' };
  expect(numberFor(viewer, '+919876543210')).toBe('+91•••••••210');
  expect(numberFor({ ...viewer, role: 'manager' }, '+919876543210')).toBe('+919876543210');
  expect(numberFor(viewer, null)).toBeNull();
});
