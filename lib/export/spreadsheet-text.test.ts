import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spreadsheetText } from './spreadsheet-text.ts';

test.each([
  ['=HYPERLINK("https://evil.example","Open")', '\'=HYPERLINK("https://evil.example","Open")'],
  ['=1+1', "'=1+1"],
  ['-1+2', "'-1+2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ["+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
  ['\t=1+1', "'\t'=1+1"],
  ['\r=1', "'\r'=1"],
  ['\tindented', "'\tindented"],
  ['  =1+1', "  '=1+1"],
  ['\ufeff=1+1', "\ufeff'=1+1"],
  ['\u200b\u202e=1', "\u200b\u202e'=1"],
  ['＝1+1', "'＝1+1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠a', "'＠a"],
  ['−1', "'−1"],
  // Where some spreadsheets begin a cell in spite of the quotes.
  ['Ravi\n=1+1', "Ravi\n'=1+1"],
  ['Ravi\r\n  @a', "Ravi\r\n  '@a"],
  ['Ravi;=1+1', "Ravi;'=1+1"],
  ['Ravi\t-1', "Ravi\t'-1"],
  ['=a;=b', "'=a;'=b"],
  // Arithmetic to a spreadsheet, and no E.164.
  ['+91-98123-45678', "'+91-98123-45678"],
  ['+91 98123 45678', "'+91 98123 45678"],
  ['-5', "'-5"],
  ['+1234567890123456', "'+1234567890123456"],
])('%j is told to be text', (text, safe) => expect(spreadsheetText(text)).toBe(safe));

test.each([
  '+919812345678',
  '+91•••••••678',
  '09812345678',
  'NORMAL_CLEARING',
  '0-Agent',
  'a - b = c',
  'Ravi = Kumar; yes',
  "'=already",
  'مرحبا',
  '\u202eabc',
  '"=1+1"',
  '',
])('%j stays as it is', (text) => expect(spreadsheetText(text)).toBe(text));

describe('whatever the text', () => {
  const text = fc.string({
    unit: fc.oneof(fc.constantFrom(...'=+-@\t\r\n; ＝−\u200b\ufeff019ab"\',|'), fc.string({ maxLength: 1 })),
  });

  test('no cell begins with a formula, and only apostrophes were added', () => {
    fc.assert(
      fc.property(text, (given) => {
        const safe = spreadsheetText(given);
        const cells = safe.split(/[\t\r\n;]/).map((cell) => cell.replace(/^[\s\p{C}]+/u, ''));
        if (safe !== given || !/^\+[\d•]{1,15}$/.test(given)) {
          expect(cells.filter((cell) => /^[=+\-@＝＋－＠−]/.test(cell))).toEqual([]);
        }
        expect(safe.replaceAll("'", '')).toBe(given.replaceAll("'", ''));
      }),
    );
  });

  test('a megabyte of white space takes no longer than any other', () => {
    const began = performance.now();
    spreadsheetText('\t;'.repeat(500_000));
    spreadsheetText(`a${' '.repeat(1_000_000)}=`);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
