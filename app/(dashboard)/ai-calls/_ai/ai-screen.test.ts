import fc from 'fast-check';
import { expect, test } from 'vitest';
import { period } from '@/lib/analytics/period.ts';
import type { SearchParameters } from '@/lib/calls/filter-url.ts';
import { aiHref, columnValue, mostColumns, readAiScreen } from './ai-screen.ts';

const now = new Date('2026-11-20T07:52:00.000Z');
const readParameters = (parameters: SearchParameters) => readAiScreen(parameters, 'Asia/Kolkata', now);
const read = (href: string) =>
  readParameters(Object.fromEntries(new URL(href, 'http://localhost').searchParams));

test('an address is read back as what it was made from', () => {
  const name = fc
    .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
    .filter((text) => !text.includes('\0'));
  const screen = fc.record({
    named: fc.constantFrom(...period.options),
    compare: fc.constantFrom('previous', 'year', 'none'),
    agent: fc.option(fc.uuid()),
    columns: fc.option(fc.uniqueArray(name, { maxLength: mostColumns })),
  });
  fc.assert(
    fc.property(screen, ({ named, compare, agent, columns }) => {
      const parameters = { period: named, compare, ...(agent === null ? {} : { agent }) };
      const wanted = { ...readParameters(parameters), columns };
      expect(wanted.address.unusable).toEqual([]);
      expect(read(aiHref(wanted))).toEqual(wanted);
    }),
  );
});

test('other filters keep the columns, and what the figures are compared with', () => {
  const screen = readParameters({ direction: 'outbound', columns: 'a', compare: 'year' });
  expect(aiHref(screen)).toBe('/ai-calls?columns=a&direction=outbound&compare=year');
  const { direction: _, ...others } = screen.address.filters;
  expect(aiHref(screen, { ...others, outcome: ['busy'] })).toBe(
    '/ai-calls?columns=a&outcome=busy&compare=year',
  );
});

test('columns may be written by hand, with commas, or come from a form', () => {
  expect(read('/ai-calls?columns=budget,move_in').columns).toEqual(['budget', 'move_in']);
  expect(readParameters({ columns: ['', columnValue('a, b'), columnValue('c')] }).columns).toEqual([
    'a, b',
    'c',
  ]);
});

test.each([
  [{}, null],
  [{ columns: '' }, []],
  [{ columns: '%E0%A4%A' }, []],
])('what means nothing is left out: %j', (parameters, columns) => {
  expect(readParameters(parameters)).toMatchObject({ columns, address: { unusable: [] } });
});

test('what no filter understands is said', () => {
  expect(readParameters({ period: 'never', agent: ['a', 'b'] }).address).toMatchObject({
    period: '7d',
    unusable: ['period=never', 'agent=a,b'],
  });
});
