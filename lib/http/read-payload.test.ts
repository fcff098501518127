import { brotliCompressSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPayload } from './read-payload.ts';

const post = (body: string | Uint8Array, contentType = '', query = '') =>
  readPayload({
    method: 'POST',
    query,
    contentType,
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
  });

test.each<[string, string, string, unknown]>([
  ['JSON', '{"a":1}', 'application/json', { a: 1 }],
  ['JSON with a charset', '{"a":"é"}', 'application/json; charset=UTF-8', { a: 'é' }],
  ['JSON with a byte order mark', '\ufeff{"a":1}', 'application/json', { a: 1 }],
  ['JSON of a vendor type', '{"a":1}', 'application/vnd.calls+json', { a: 1 }],
  ['JSON as plain text', '{"a":1}', 'text/plain', { a: 1 }],
  ['JSON without a type', '[1]', '', [1]],
  ['a form', 'a=1&b=x%20y', 'application/x-www-form-urlencoded', { a: '1', b: 'x y' }],
  ['a form without a type', 'a=1&b=2', '', { a: '1', b: '2' }],
  ['a form with a repeated field', 'a=1&a=2', 'application/x-www-form-urlencoded', { a: ['1', '2'] }],
])('reads %s', (_, body, type, payload) => expect(post(body, type)).toEqual({ ok: true, payload }));

test('the query string is the payload of a GET, and of a POST without a body', () => {
  const empty = new Uint8Array();
  expect(readPayload({ method: 'GET', query: 'a=1', contentType: '', body: empty })).toEqual({
    ok: true,
    payload: { a: '1' },
  });
  expect(post('', 'application/json', 'a=1')).toEqual({ ok: true, payload: { a: '1' } });
});

test.each<[string, string | Uint8Array, string, RegExp]>([
  ['broken JSON', '{"a":', 'application/json', /not valid JSON/],
  ['broken JSON as plain text', 'hello there', 'text/plain', /neither JSON nor a URL-encoded form/],
  ['multipart', '--x', 'multipart/form-data; boundary=x', /multipart bodies are not read/],
  ['bytes that are no UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 'application/json', /not valid utf-8/],
  ['an unknown charset', '{}', 'application/json; charset=klingon', /"klingon" is not known/],
])('says what is wrong with %s', (_, body, type, problem) => {
  const read = post(body, type);
  expect(read).toEqual({ ok: false, problem: expect.stringMatching(problem) });
});

test('a problem never repeats the body', () => {
  const read = post('{"caller_number": "+919052931234" oops', 'application/json');
  expect(JSON.stringify(read)).not.toContain('9052931234');
});

test('reads UTF-16 where it is declared', () => {
  const body = new Uint8Array(Buffer.from('{"a":"é"}', 'utf16le'));
  expect(post(body, 'application/json; charset=utf-16le')).toEqual({ ok: true, payload: { a: 'é' } });
});

test('a dangerous name is a name', () => {
  expect(post('__proto__=x&a=1', 'application/x-www-form-urlencoded')).toEqual({
    ok: true,
    payload: Object.fromEntries([
      ['__proto__', 'x'],
      ['a', '1'],
    ]),
  });
});

test('reads a compressed body as what it was', () => {
  const body = gzipSync('{"a":1}');
  const source = { method: 'POST', query: '', contentType: 'application/json', body };
  expect(readPayload({ ...source, contentEncoding: 'gzip' })).toEqual({ ok: true, payload: { a: 1 } });
  const bomb = gzipSync(Buffer.alloc(10 * 1024 ** 2 + 1, ' '));
  expect(readPayload({ ...source, body: bomb, contentEncoding: 'gzip' })).toEqual({
    ok: false,
    problem: 'the body decompresses to more than 10,485,760 bytes',
  });
});

test('reads a compressed form', () => {
  const read = readPayload({
    method: 'POST',
    query: '',
    contentType: 'application/x-www-form-urlencoded',
    contentEncoding: 'br',
    body: brotliCompressSync('a=1&b=x%20y'),
  });
  expect(read).toEqual({ ok: true, payload: { a: '1', b: 'x y' } });
});

test.each<[string, Uint8Array, string]>([
  ['UTF-16 by its mark', Buffer.from('\ufeff{"a":"é"}', 'utf16le'), 'application/json'],
  [
    'UTF-16 with the bytes the other way round',
    Buffer.from('\ufeff{"a":"é"}', 'utf16le').swap16(),
    'text/plain',
  ],
  ['UTF-16 with both', Buffer.from('\ufeff{"a":"é"}', 'utf16le'), 'application/json; charset=utf-16'],
  ['UTF-8 with a false charset', Buffer.from('\ufeff{"a":"é"}'), 'application/json; charset=iso-8859-1'],
  ['Latin-1', Buffer.from('{"a":"é"}', 'latin1'), 'application/json; charset=ISO-8859-1'],
  ['Latin-1 as plain text', Buffer.from('{"a":"é"}', 'latin1'), 'text/plain; charset="latin1"'],
])('reads %s', (_, body, type) => {
  expect(post(new Uint8Array(body), type)).toEqual({ ok: true, payload: { a: 'é' } });
});

test('keeps a number that JavaScript cannot hold as its text', () => {
  expect(post('{"id":12345678901234567890,"n":1}', 'application/json')).toEqual({
    ok: true,
    payload: { id: '12345678901234567890', n: 1 },
  });
});

test('reads a body of any depth', () => {
  const depth = 100_000;
  expect(post(`${'['.repeat(depth)}1e400${']'.repeat(depth)}`, 'application/json').ok).toBe(true);
});

test('whatever comes in, there is an answer', () => {
  const type = fc.constantFrom(
    'application/json',
    'text/plain',
    '',
    'application/x-www-form-urlencoded',
    'a/b; charset=utf-16be',
  );
  const encoding = fc.constantFrom('', 'gzip', 'deflate', 'br', 'gzip, br', 'zip');
  fc.assert(
    fc.property(fc.uint8Array(), type, encoding, (body, contentType, contentEncoding) => {
      const read = readPayload({ method: 'POST', query: '', contentType, contentEncoding, body });
      expect(read.ok || read.problem.length > 0).toBe(true);
    }),
  );
});
