import { expect, test } from 'vitest';
import { noTotals } from '@/lib/analytics/call-totals.ts';
import { figureScope } from '@/lib/analytics/figure-scope.ts';
import { bucketName } from './bucket-name.ts';
import { outcomeStack } from './outcome-stack.ts';

const range = { from: '2026-11-20T00:00:00.000Z', to: '2026-11-22T00:00:00.000Z', zone: 'UTC' };
const middle = '2026-11-21T00:00:00.000Z';
const none = noTotals().outcomes;

test('parts of bars have the calls of their stretch and outcome behind them, and add up', () => {
  const scope = figureScope(range, { direction: ['inbound'] });
  const { series, bars } = outcomeStack(
    scope,
    [
      { from: range.from, to: middle, label: '2026-11-20', outcomes: { ...none, missed: 2, answered: 3 } },
      { from: middle, to: range.to, label: '2026-11-21', outcomes: { ...none, answered: 1 } },
    ],
    'day',
  );
  expect(series.map(({ key, count }) => [key, count])).toEqual([
    ['answered', 4],
    ['missed', 2],
  ]);
  expect(bars.map(({ name, total, parts }) => [name, total, parts])).toEqual([
    ['Fri 20 Nov', 5, { answered: 3, missed: 2 }],
    ['Sat 21 Nov', 1, { answered: 1 }],
  ]);
  const [first, second] = bars;
  expect(first?.hrefs.missed).toBe(
    `/calls?from=${range.from}&to=${middle}&state=ended&direction=inbound&outcome=missed&test=without`,
  );
  expect(first?.href).toBe(
    `/calls?from=${range.from}&to=${middle}&state=ended&direction=inbound&test=without`,
  );
  expect(Object.keys(second?.hrefs ?? {})).toEqual(['answered']);
  expect(series[1]?.href).toContain(`from=${range.from}&to=${range.to}`);
});

test.each([
  ['2026-11-21T09:15', 'quarter', false, '09:15'],
  ['2026-11-21T09:00', 'hour', true, 'Sat 21 Nov 09:00'],
  ['2026-11-21', 'day', true, 'Sat 21 Nov'],
  ['2026-11-16', 'week', true, 'Week of 16 Nov'],
  ['2026-11-01', 'month', true, 'Nov 2026'],
] as const)('%s by %s is named', (label, grain, severalDays, name) => {
  expect(bucketName(label, grain, { severalDays })).toBe(name);
});
