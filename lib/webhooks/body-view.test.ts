import { expect, it } from 'vitest';
import { viewBody } from './body-view.ts';

const text = (value: string) => new TextEncoder().encode(value);

it('an empty body is said to be empty', () => {
  expect(viewBody(new Uint8Array())).toEqual({ kind: 'empty' });
});

it('JSON is laid out and kept as it came', () => {
  expect(viewBody(text('{"a":[1,2]}'))).toMatchObject({
    kind: 'text',
    text: '{"a":[1,2]}',
    pretty: '{\n  "a": [\n    1,\n    2\n  ]\n}',
    lenient: false,
  });
});

it('a form is laid out by field', () => {
  expect(viewBody(text('call_id=1&name=A%20B'))).toMatchObject({ pretty: 'call_id = 1\nname = A B' });
});

it('text that is neither is shown as it is', () => {
  expect(viewBody(text('<b>hello</b> = 1'))).toMatchObject({ text: '<b>hello</b> = 1', pretty: null });
  expect(viewBody(text('{broken'))).toMatchObject({ text: '{broken', pretty: null });
});

it('a wrong byte hides nothing else', () => {
  const body = Buffer.concat([text('{"name":"caf'), Buffer.from([0xe9]), text('"}')]);
  expect(viewBody(body)).toMatchObject({ kind: 'text', text: '{"name":"caf\uFFFD"}', lenient: true });
});

it('UTF-16 is read by its mark', () => {
  expect(viewBody(Buffer.from('\uFEFF{"a":1}', 'utf16le'))).toMatchObject({ kind: 'text', text: '{"a":1}' });
});

it('bytes that are no text come as hexadecimal, the beginning of many', () => {
  const body = Buffer.from(Array.from({ length: 5000 }, (_, index) => index % 256));
  const view = viewBody(body);
  expect(view).toMatchObject({ kind: 'binary', bytes: 5000, truncated: true });
  expect(view.kind === 'binary' && view.hex.split('\n')[4]).toBe(
    '00000040  40 41 42 43 44 45 46 47 48 49 4a 4b 4c 4d 4e 4f  @ABCDEFGHIJKLMNO',
  );
});

it('a huge text is cut', () => {
  expect(viewBody(text('x'.repeat(300_000)))).toMatchObject({
    bytes: 300_000,
    truncated: true,
    pretty: null,
  });
});
