import { expect, test } from 'vitest';
import { keyField, leftovers, payloadObject, secondsField, storableText, textField } from './field.ts';

test.each([
  [30, 30],
  ['30', 30],
  [' 26.5 ', 26.5],
  ['00:01:09', 69],
  ['1:09', 69],
  [0, 0],
  ['0', 0],
])('%j is %d seconds', (value, seconds) => expect(secondsField.parse(value)).toBe(seconds));

test.each([
  undefined,
  null,
  '',
  '-5',
  -5,
  'soon',
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '1e400',
  '99999999999',
  {},
  [],
  true,
])('%j is no length', (value) => expect(secondsField.parse(value)).toBeUndefined());

test('text is trimmed, and empty text says nothing', () => {
  expect(textField.parse('  Kumar ')).toBe('Kumar');
  expect(textField.parse(12)).toBe('12');
  for (const nothing of ['', '  ', null, undefined, {}, []]) expect(textField.parse(nothing)).toBeUndefined();
});

test('long text is cut, a long key is none', () => {
  expect(textField.parse('x'.repeat(1_000_000))).toHaveLength(500);
  expect(keyField.parse('x'.repeat(501))).toBeUndefined();
});

test('what PostgreSQL cannot store is shown as a replacement', () => {
  expect(storableText('a\u0000b\ud800c')).toBe('a\ufffdb\ufffdc');
});

test('leftovers keep what was not read, also under dangerous names', () => {
  const text = '{"known":"1","odd":{"x":[1,null]},"empty":"","bad":"soon","__proto__":{"polluted":true}}';
  const payload = payloadObject.parse(JSON.parse(text));
  expect(JSON.stringify(leftovers(payload, { known: '1', bad: undefined }))).toBe(
    '{"odd":{"x":[1,null]},"bad":"soon","__proto__":{"polluted":true}}',
  );
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test.each([null, undefined, 'text', 1, [], [{}]])('%j is no payload with fields', (value) => {
  expect(payloadObject.safeParse(value).success).toBe(false);
});
