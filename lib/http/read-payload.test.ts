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
