import { expect, test } from 'vitest';
import { addressBlock } from '../connections/address-block.ts';
import { isAllowedAddress } from './allowed-address.ts';

test('an empty list allows everybody, known or not', () => {
  expect(isAllowedAddress('203.0.113.7', [])).toBe(true);
  expect(isAllowedAddress(null, [])).toBe(true);
});

test.each<[string | null, string[], boolean]>([
  ['203.0.113.7', ['203.0.113.7'], true],
  ['203.0.113.8', ['203.0.113.7'], false],
  ['203.0.113.255', ['203.0.113.0/24'], true],
  ['203.0.114.0', ['203.0.113.0/24'], false],
  ['203.0.113.99', ['203.0.113.7/24'], true], // host bits do not matter
  ['8.8.8.8', ['0.0.0.0/0'], true],
  ['2001:db8::1', ['0.0.0.0/0'], false],
  ['2001:db8:1::9', ['2001:db8::/32'], true],
  ['2001:db9::', ['2001:db8::/32'], false],
  ['203.0.113.7', ['::ffff:203.0.113.0/120'], true],
  ['::ffff:203.0.113.7', ['203.0.113.7'], true],
  ['192.0.2.1', ['198.51.100.0/24', '192.0.2.1'], true],
  [null, ['203.0.113.7'], false],
  ['nonsense', ['203.0.113.7'], false],
  ['203.0.113.7', ['nonsense'], false],
])('%s against %j: %s', (address, allowed, answer) => {
  expect(isAllowedAddress(address, allowed)).toBe(answer);
  expect(isAllowedAddress(address, [...allowed])).toBe(answer); // and when the list is known already
});

test.each<[string, string]>([
  [' 203.0.113.7 ', '203.0.113.7'],
  ['203.0.113.0/24', '203.0.113.0/24'],
  ['203.0.113.7/32', '203.0.113.7'],
  ['2001:DB8:0::/32', '2001:db8::/32'],
  ['::ffff:203.0.113.0/120', '203.0.113.0/24'],
  ['0.0.0.0/0', '0.0.0.0/0'],
])('an entry %s is kept as %s', (text, kept) => expect(addressBlock.parse(text)).toBe(kept));

test.each([
  '',
  'example.com',
  '203.0.113.0/33',
  '203.0.113.0/',
  '203.0.113/24',
  '2001:db8::/129',
  '1.2.3.4:80',
  '[::1]',
  'fe80::1%eth0',
  '1.2.3.4/-1',
  '1.2.3.4/2/4',
  '::ffff:1.2.3.4/90',
])('an entry %s is refused, saying what it must be', (text) => {
  const { error } = addressBlock.safeParse(text);
  expect(error?.issues[0]?.message).toMatch(/is no IP address or block: write one as 203\.0\.113\.7/);
});
