import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberSpelling } from './number-spelling.ts';

const indian = numberSpelling('+919812345678');

test.each([
  '9812345678',
  '09812345678',
  '919812345678',
  '+919812345678',
  '00919812345678',
  '+91 98123 45678',
  '+91-98123-45678',
  '(+91) 98123.45678',
  '+91 (0) 98123 45678',
  '{"from":"\\u002b919812345678"}',
  'caller=%2B919812345678&x=1',
  'caller=%2B91+98123+45678',
  '%22919812345678%22',
  'sip:+919812345678@example.com',
  '٩٨١٢٣٤٥٦٧٨',
  '९८१२३४५६७८',
])('finds %s', (text) => {
  expect(indian.isIn(text)).toBe(true);
  expect(indian.isIn(`before ${text} after`)).toBe(true);
});

test.each(['981234567', '98123456789', '19812345678', '1669812345678', '+449812345678', '9812345679', ''])(
  'is not %s',
  (text) => {
    expect(indian.isIn(text)).toBe(false);
  },
);

test('is taken out of a text, and nothing else', () => {
  expect(indian.replaceIn('Call +91 98123 45678, not 9812345679.', '…')).toBe('Call …, not 9812345679.');
  expect(indian.replaceIn('Nothing here.', '…')).toBe('Nothing here.');
});

test('however its digits are grouped', () => {
  const gap = fc.constantFrom('', ' ', '-', '.', ') ', '\u00a0', '–');
  fc.assert(
    fc.property(
      fc.array(gap, { minLength: 9, maxLength: 9 }),
      fc.constantFrom('', '0', '+91', '0091 '),
      (gaps, prefix) => {
        const digits = [...indian.national];
        const text = digits.map((digit, index) => digit + (gaps[index] ?? '')).join('');
        expect(indian.isIn(`<${prefix}${text}>`)).toBe(true);
      },
    ),
  );
});
