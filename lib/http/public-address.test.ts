import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPublicAddress } from './public-address.ts';

it.each(['8.8.8.8', '1.1.1.1', '13.234.56.78', '2606:4700:4700::1111', '2a00:1450:4009:80b::200e'])(
  'takes %s',
  (address) => expect(isPublicAddress(address)).toBe(true),
);

it.each([
  ['this computer', ['127.0.0.1', '127.255.255.254', '0.0.0.0', '0.1.2.3', '::1', '::', '::127.0.0.1']],
  ['private networks', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12::1']],
  ['the link, and a cloud’s metadata', ['169.254.0.1', '169.254.169.254', 'fe80::1', 'fe80::1%eth0']],
  ['a carrier’s network', ['100.64.0.1', '100.127.255.255']],
  ['many', ['224.0.0.1', '239.255.255.255', 'ff02::1', '255.255.255.255']],
  ['IPv4 inside IPv6', ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:7f00:1', '::ffff:0:127.0.0.1']],
  [
    'translated IPv4',
    ['64:ff9b::7f00:1', '64:ff9b:1::a00:1', '2002:7f00:1::', '2001:0:7f00:1::', '2002:a00:1::1'],
  ],
  ['documents, tests and the future', ['192.0.2.1', '198.18.0.1', '203.0.113.9', '240.0.0.1', '2001:db8::1']],
  ['what nobody was given', ['4000::1', '100::1', 'fec0::1', '5f00::1']],
  ['no address', ['', 'localhost', '127.1', '0x7f000001', '2130706433', '017700000001', '8.8.8.8.', '8.8.8']],
])('refuses %s', (_, addresses) => {
  expect(addresses.filter(isPublicAddress)).toEqual([]);
});

it('refuses every IPv4 address that hides in IPv6', () => {
  const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
  fc.assert(
    fc.property(
      fc.constantFrom('::', '::ffff:', '::ffff:0:', '64:ff9b::'),
      group,
      group,
      (before, high, low) => {
        expect(isPublicAddress(`${before}${high}:${low}`)).toBe(false);
      },
    ),
  );
});
