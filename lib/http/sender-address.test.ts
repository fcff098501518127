import { isIP } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalAddress, senderAddress } from './sender-address.ts';

test.each<[string | null, number, string | null]>([
  ['198.51.100.7', 0, '198.51.100.7'],
  ['6.6.6.6, 198.51.100.7', 0, '198.51.100.7'], // the first is the client's own word
  ['203.0.113.9, 10.0.0.1', 1, '203.0.113.9'],
  ['6.6.6.6, 203.0.113.9, 10.0.0.1', 1, '203.0.113.9'],
  ['6.6.6.6, 203.0.113.9, 10.0.0.2, 10.0.0.1', 2, '203.0.113.9'],
  ['10.0.0.1', 2, '10.0.0.1'], // straight to us, past the proxies
  ['203.0.113.9, 10.0.0.1', 5, '203.0.113.9'],
  ['unknown, 10.0.0.1', 1, null],
  ['', 0, null],
  [null, 0, null],
  [' , ,', 0, null],
])('%s behind %i proxies comes from %s', (forwarded, hops, address) => {
  const headers = new Headers(forwarded === null ? {} : { 'x-forwarded-for': forwarded });
  expect(senderAddress(headers, hops)).toBe(address);
});

test.each<[string, string | null]>([
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['::FFFF:cb00:7109', '203.0.113.9'],
  ['0:0:0:0:0:ffff:203.0.113.9', '203.0.113.9'],
  ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['[2001:db8::1]:443', '2001:db8::1'],
  ['203.0.113.9:51234', '203.0.113.9'],
  ['fe80::1%eth0', 'fe80::1'],
  ['203.0.113', null],
  ['999.1.1.1', null],
  ['_hidden', null],
  ['example.com', null],
  ['[203.0.113.9', null],
])('%s is %s', (text, address) => expect(canonicalAddress(text)).toBe(address));

test('whatever a client writes, the answer is an address of at most 45 characters or nothing', () => {
  const entry = fc.oneof(fc.string(), fc.ipV4(), fc.ipV6(), fc.stringMatching(/^[\d.:a-f[\]%,]{0,80}$/));
  fc.assert(
    fc.property(fc.array(entry), fc.integer({ min: 0, max: 10 }), (entries, hops) => {
      const bytes = entries.join(',').replace(/[^ -~]/g, '?');
      const address = senderAddress(new Headers({ 'x-forwarded-for': bytes }), hops);
      expect(address === null || (isIP(address) > 0 && address.length <= 45)).toBe(true);
    }),
  );
});

test('nobody can change the entries that proxies of ours have added', () => {
  fc.assert(
    fc.property(
      fc.array(fc.ipV4()),
      fc.array(fc.ipV4(), { minLength: 1, maxLength: 5 }),
      (claimed, added) => {
        const headers = new Headers({ 'x-forwarded-for': [...claimed, ...added].join(', ') });
        expect(senderAddress(headers, added.length - 1)).toBe(added[0]);
      },
    ),
  );
});
