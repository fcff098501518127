import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SearchParameters } from '../calls/filter-url.ts';
import { figureQuery, readFigureAddress } from './figure-address.ts';
import { period } from './period.ts';
import { bucketsOf } from './time-range.ts';

const zone = 'Asia/Kolkata';
/** 13:22 in the zone. */
const now = new Date('2026-11-20T07:52:00.000Z');
const read = (query: string, at = zone) => {
  const parameters = new URLSearchParams(query);
  const names = [...new Set(parameters.keys())];
  const given: SearchParameters = Object.fromEntries(names.map((name) => [name, parameters.getAll(name)]));
  return readFigureAddress(given, at, now);
};
const rangeOf = (query: string) => {
  const { from, to } = read(query).scope.range;
  return `${from} ${to}`;
};

test('an address that says nothing is the last seven days, compared with the seven before as far as they went', () => {
  const { filters, period, scope, grain, compare, before, unusable } = read('');
  expect({ period, grain, compare, unusable }).toEqual({
    ...{ period: '7d', grain: 'day', compare: 'previous' },
    unusable: [],
  });
  expect(scope).toEqual({
    range: { from: '2026-11-13T18:30:00.000Z', to: '2026-11-20T18:30:00.000Z', zone },
    filters: { direction: ['inbound', 'outbound', 'unknown'], isTest: false },
  });
  expect(filters).toEqual({
    ...{ period: '7d', from: '2026-11-13T18:30:00.000Z', to: '2026-11-20T18:30:00.000Z' },
  });
  expect(before?.filters).toEqual(scope.filters);
  expect(before?.range).toEqual({ from: '2026-11-06T18:30:00.000Z', to: '2026-11-13T07:45:00.000Z', zone });
});

test('the scope has what was chosen, but for the time and the state', () => {
  const { scope, filters, unusable } = read(
    'period=today&state=live&direction=inbound&outcome=missed,busy&q=98',
  );
  expect(scope.filters).toEqual({
    ...{ q: '98', direction: ['inbound'], outcome: ['missed', 'busy'], isTest: false },
  });
  expect(filters).toMatchObject({ period: 'today', q: '98', direction: ['inbound'] });
  expect(filters).not.toHaveProperty('state');
  expect(unusable).toEqual(['state=live']);
});

describe('a period with one end', () => {
  test('lasts to the end of today', () => {
    expect(rangeOf('from=2026-11-01')).toBe('2026-10-31T18:30:00.000Z 2026-11-20T18:30:00.000Z');
  });
  test('begins thirty days before its end', () => {
    expect(rangeOf('to=2026-10-30')).toBe('2026-09-30T18:30:00.000Z 2026-10-30T18:30:00.000Z');
  });
});

test.each([
  ['ends before it begins', 'from=2026-11-20&to=2026-11-18', ['from=2026-11-20', 'to=2026-11-18']],
  ['begins after today', 'from=2027-01-01', ['from=2027-01-01']],
  ['is longer than ten years', 'from=2015-01-01&to=2026-01-01', ['from=2015-01-01', 'to=2026-01-01']],
  ['is none', 'period=fortnight', ['period=fortnight']],
])('a period that %s is the default', (_case, query, unusable) => {
  expect(rangeOf(query)).toBe(rangeOf(''));
  expect(read(query)).toMatchObject({ period: '7d', unusable });
});

describe('the grain', () => {
  test.each([
    ['from=2026-11-20T03:00:00.000Z&to=2026-11-20T15:00:00.000Z', 'quarter'],
    ['from=2026-11-20T03:00:00.000Z&to=2026-11-20T16:15:00.000Z', 'hour'],
    ['period=today', 'hour'],
    ['from=2026-11-18&to=2026-11-19', 'hour'],
    ['from=2026-11-18&to=2026-11-20', 'day'],
    ['period=90d', 'day'],
    ['from=2026-01-01&to=2026-04-02', 'day'],
    ['from=2026-01-01&to=2026-04-03', 'week'],
    ['period=365d', 'week'],
    ['from=2024-01-01&to=2026-01-01', 'month'],
  ])('of %s is %s', (query, grain) => {
    expect(read(query).grain).toBe(grain);
  });

  test('does not depend on an hour more or less in the zone', () => {
    // The clocks go back on 1 November 2026 and forward on 8 March.
    expect(read('from=2026-10-31&to=2026-11-01', 'America/New_York').grain).toBe('hour');
    expect(read('from=2026-03-07&to=2026-03-08', 'America/New_York').grain).toBe('hour');
  });

  test('is what was asked for where that gives a picture', () => {
    expect(read('grain=week').grain).toBe('week');
    expect(read('period=today&grain=quarter').grain).toBe('quarter');
    expect(read('period=90d&grain=hour')).toMatchObject({ grain: 'day', unusable: [] });
    expect(read('grain=year')).toMatchObject({ grain: 'day', unusable: ['grain=year'] });
  });

  test('can be changed to those that give more than one bar and no more than 400', () => {
    expect(read('period=today').grains).toEqual(['quarter', 'hour']);
    expect(read('').grains).toEqual(['hour', 'day', 'week']);
    expect(read('period=yesterday&grain=day').grains).toEqual(['quarter', 'hour', 'day']);
    expect(read('period=365d').grains).toEqual(['day', 'week', 'month']);
  });
});

test.each([
  ['compare=none', 'none', undefined],
  ['compare=year', 'year', '2025-11-13T18:30:00.000Z'],
  ['compare=never', 'previous', '2026-11-06T18:30:00.000Z'],
])('%s', (query, compare, from) => {
  const address = read(query);
  expect(address.compare).toBe(compare);
  expect(address.before?.range.from).toBe(from);
});

test('defaults have no place in an address', () => {
  expect(figureQuery(read(''))).toBe('');
  expect(figureQuery(read('period=7d&grain=day&compare=previous'))).toBe('');
  expect(figureQuery(read('outcome=missed&period=30d&grain=week&compare=year'))).toBe(
    'period=30d&outcome=missed&grain=week&compare=year',
  );
  expect(figureQuery({ filters: { state: ['ended'], from: '2026-11-18T18:30:00.000Z' } })).toBe(
    'from=2026-11-18T18:30:00.000Z',
  );
});

test('an address is read back as what it was made from', () => {
  const date = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2026-11-19'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10));
  const query = fc
    .record(
      {
        period: fc.constantFrom(...period.options),
        from: date,
        to: date,
        outcome: fc.constantFrom('missed', 'answered,busy'),
        grain: fc.constantFrom('quarter', 'hour', 'day', 'week', 'month'),
        compare: fc.constantFrom('previous', 'year', 'none'),
      },
      { requiredKeys: [] },
    )
    .map((parameters) => new URLSearchParams(parameters).toString());
  fc.assert(
    fc.property(query, (text) => {
      const address = read(text);
      expect({ ...read(figureQuery(address)), unusable: [] }).toEqual({ ...address, unusable: [] });
      expect(bucketsOf(address.scope.range, address.grain).length).toBeLessThanOrEqual(400);
      expect(address.grains).toContain(address.grain);
    }),
  );
});
