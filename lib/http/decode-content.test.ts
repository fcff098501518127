import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { decodeContent } from './decode-content.ts';

const coders = new Map<string, (body: Uint8Array) => Uint8Array>([
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
  ['identity', (body) => body],
]);

it('undoes any codings in any order', () => {
  const codings = fc.array(fc.constantFrom(...coders.keys()), { maxLength: 3 });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), codings, (body, names) => {
      const sent = names.reduce<Uint8Array>((coded, name) => coders.get(name)?.(coded) ?? coded, body);
      const decoded = decodeContent(sent, names.join(', '), 5000);
      expect(decoded.ok && Buffer.from(decoded.body).equals(body)).toBe(true);
    }),
  );
});

it('takes names in any case, and deflate without its header', () => {
  const body = Buffer.from('{"a":1}');
  expect(decodeContent(gzipSync(body), ' GZip ', 100)).toEqual({ ok: true, body });
  expect(decodeContent(deflateRawSync(body), 'deflate', 100)).toEqual({ ok: true, body });
});

const bomb = Buffer.alloc(10_000_000);

test.each<[string, Uint8Array, string, string]>([
  [
    'an unknown coding',
    Buffer.from('{}'),
    'zstd',
    'the content encoding "zstd" is not known: send gzip, deflate, br or none',
  ],
  ['bytes that are none', Buffer.from('{}'), 'gzip', 'the body is not valid gzip'],
  [
    'a body that was cut off',
    gzipSync(Buffer.from('x'.repeat(100))).subarray(0, -6),
    'gzip',
    'the body is not valid gzip',
  ],
  ['a bomb of gzip', gzipSync(bomb), 'gzip', 'the body decompresses to more than 5,000 bytes'],
  ['a bomb of deflate', deflateSync(bomb), 'deflate', 'the body decompresses to more than 5,000 bytes'],
  ['a bomb of brotli', brotliCompressSync(bomb), 'br', 'the body decompresses to more than 5,000 bytes'],
  [
    'a bomb in a bomb',
    gzipSync(gzipSync(bomb)),
    'gzip, gzip',
    'the body decompresses to more than 5,000 bytes',
  ],
  [
    'a tower of codings',
    Buffer.from(''),
    'gzip,'.repeat(1000),
    'the body has 1000 content encodings: send it with one',
  ],
])('says what is wrong with %s', (_, body, encoding, problem) => {
  // The first layer of the bomb in a bomb has about 10 kB, so that it is the bomb itself which is too large.
  const limit = encoding === 'gzip, gzip' ? 20_000 : 5000;
  const expected = problem.replace('5,000', limit.toLocaleString('en'));
  expect(decodeContent(body, encoding, limit)).toEqual({ ok: false, problem: expected });
});

it('never throws', () => {
  fc.assert(
    fc.property(
      fc.uint8Array(),
      fc.oneof(fc.string(), fc.constantFrom(...coders.keys())),
      (body, encoding) => {
        expect(typeof decodeContent(body, encoding, 1000).ok).toBe('boolean');
      },
    ),
  );
});
