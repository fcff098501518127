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

test('reads windows-1252 where it is declared, also as Latin-1', () => {
  const body = new Uint8Array(Buffer.from('{"a":"\x80\x93\x81\xe9"}', 'latin1'));
  for (const charset of ['windows-1252', 'iso-8859-1'])
    expect(post(body, `application/json; charset=${charset}`)).toEqual({
      ok: true,
      payload: { a: '€“\u0081é' },
    });
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

const form = 'application/x-www-form-urlencoded';

test.each<[string, string, string, unknown]>([
  ['escapes of Latin-1', 'name=Jos%E9&city=K%f6ln', form, { name: 'José', city: 'Köln' }],
  ['escapes of windows-1252', 'price=%80+5&%84=%93x%94', form, { price: '€ 5', '„': '“x”' }],
  ['escapes of Latin-1 without a type', 'name=Jos%E9', '', { name: 'José' }],
  ['escapes of Latin-1 as declared', 'name=Jos%E9', `${form}; charset=ISO-8859-1`, { name: 'José' }],
  // One that is not UTF-8 makes all of them windows-1252: a text has one character set.
  ['one character set a body', 'a=%C3%A9&b=%E9', form, { a: 'Ã©', b: 'é' }],
  ['escapes of UTF-8', 'name=Jos%C3%A9&sign=%E2%82%AC', form, { name: 'José', sign: '€' }],
  ['UTF-8 under a false charset', 'name=Jos%C3%A9', `${form}; charset=latin1`, { name: 'José' }],
  [
    'what is replaced where UTF-8 is declared',
    'name=Jos%E9',
    `${form}; charset=utf-8`,
    { name: 'Jos\ufffd' },
  ],
  ['a replacement that was sent', 'name=Jos%EF%BF%BD', form, { name: 'Jos\ufffd' }],
  ['bytes that belong to no common character', 'a=%C3&b=%A9', form, { a: 'Ã', b: '©' }],
  ['characters beside escapes', 'a=é&b=%E9&c=%4', form, { a: 'é', b: 'é', c: '%4' }],
  ['an escaped percent sign', 'a=%25E9&b=100%25', form, { a: '%E9', b: '100%' }],
])('reads a form with %s', (_, body, type, payload) =>
  expect(post(body, type)).toEqual({ ok: true, payload }),
);

test('a query string is read by the same rule', () => {
  const source = { method: 'GET', contentType: '', body: new Uint8Array() };
  expect(readPayload({ ...source, query: 'name=Jos%E9' })).toEqual({ ok: true, payload: { name: 'José' } });
});

test('whatever is escaped as UTF-8 or as Latin-1 is read as it was', () => {
  const latin1 = (text: string) =>
    Array.from(Buffer.from(text, 'latin1'), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  // Beyond 0x9f both name the same characters.
  const text = fc.string({
    unit: fc.integer({ min: 0xa0, max: 0xff }).map((code) => String.fromCharCode(code)),
  });
  fc.assert(
    fc.property(text, fc.string({ unit: 'binary' }), (older, any) => {
      expect(post(`a=${encodeURIComponent(any)}`, form)).toEqual({ ok: true, payload: { a: any } });
      // “Ã©” and the like are UTF-8 as well: the last byte makes sure that it is not.
      expect(post(`a=${latin1(older)}%FF`, form)).toEqual({ ok: true, payload: { a: `${older}ÿ` } });
    }),
  );
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
