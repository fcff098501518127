import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { printable } from './printable.ts';

test.each([
  ['red \u001b[31mtext', 'red \\u001b[31mtext'],
  ['a title \u001b]0;pwned\u0007', 'a title \\u001b]0;pwned\\u0007'],
  ['eight bits \u009b31m', 'eight bits \\u009b31m'],
  ['over\rwritten', 'over\\u000dwritten'],
  ['gone\b\b\b\u007f', 'gone\\u0008\\u0008\\u0008\\u007f'],
  ['turned \u202etxt.exe', 'turned \\u202etxt.exe'],
  ['isolated \u2067x\u2069', 'isolated \\u2067x\\u2069'],
  ['two\nlines\tand a tab', 'two\nlines\tand a tab'],
  ['नमस्ते, שלום, 你好 👋🏽', 'नमस्ते, שלום, 你好 👋🏽'],
])('%j is printed as %j', (text, printed) => expect(printable(text)).toBe(printed));

it('leaves JSON saying the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const line = printable(JSON.stringify({ text }));
      expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(JSON.parse(line)).toEqual({ text });
    }),
  );
});
