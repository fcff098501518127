import fc from 'fast-check';
import { expect, test } from 'vitest';
import { period } from '@/lib/analytics/period.ts';
import { aiHref, columnValue, mostColumns, readAiScreen } from './ai-address.ts';

function read(href: string) {
  return readAiScreen(Object.fromEntries(new URL(href, 'http://localhost').searchParams));
}

test('an address is read back as what it was made from', () => {
  const name = fc
    .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
    .filter((text) => !text.includes('\0'));
  const screen = fc.record({
    period: fc.constantFrom(...period.options),
    agent: fc.option(fc.uuid()),
    columns: fc.option(fc.uniqueArray(name, { maxLength: mostColumns })),
  });
  fc.assert(
    fc.property(screen, (wanted) => {
      expect(read(aiHref(wanted))).toEqual(wanted);
    }),
  );
});

test('columns may be written by hand, with commas, or come from a form', () => {
  expect(read('/ai-calls?columns=budget,move_in').columns).toEqual(['budget', 'move_in']);
  expect(readAiScreen({ columns: ['', columnValue('a, b'), columnValue('c')] }).columns).toEqual([
    'a, b',
    'c',
  ]);
});

test.each([
  [{}, { period: '7d', agent: null, columns: null }],
  [{ columns: '' }, { period: '7d', agent: null, columns: [] }],
  [
    { period: 'never', agent: ['a', 'b'], columns: '%E0%A4%A' },
    { period: '7d', agent: null, columns: [] },
  ],
])('what means nothing is left out: %j', (parameters, expected) => {
  expect(readAiScreen(parameters)).toEqual(expected);
});
