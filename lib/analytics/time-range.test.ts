import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketsOf, dayStart, type Grain, lastDays, mostBuckets } from './time-range.ts';

const hours = (bucket: { from: string; to: string } | undefined) =>
  bucket && (Date.parse(bucket.to) - Date.parse(bucket.from)) / 3_600_000;

const zones = [
  'UTC',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Europe/Berlin',
  'America/New_York',
  'America/Havana',
  'America/Asuncion',
  'Africa/Cairo',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Africa/Casablanca',
];

describe('days', () => {
  test('begin at local midnight in a zone of +05:45', () => {
    const range = {
      from: '2026-11-19T18:15:00.000Z',
      to: '2026-11-21T18:15:00.000Z',
      zone: 'Asia/Kathmandu',
    };
    expect(bucketsOf(range, 'day')).toEqual([
      { from: '2026-11-19T18:15:00.000Z', to: '2026-11-20T18:15:00.000Z', label: '2026-11-20' },
      { from: '2026-11-20T18:15:00.000Z', to: '2026-11-21T18:15:00.000Z', label: '2026-11-21' },
    ]);
  });

  test.each([
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['Asia/Kolkata', '2026-10-25', 24],
  ])('in %s, %s has %d hours', (zone, date, length) => {
    const next = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
    const [bucket, ...rest] = bucketsOf(
      { from: dayStart(date, zone), to: dayStart(next, zone), zone },
      'day',
    );
    expect(rest).toEqual([]);
    expect(bucket?.label).toBe(date);
    expect(hours(bucket)).toBe(length);
  });

  test('begin after the gap where the clocks skip midnight', () => {
    expect(dayStart('2026-04-24', 'Africa/Cairo')).toBe('2026-04-23T22:00:00.000Z');
    expect(dayStart('2026-03-29', 'Asia/Beirut')).toBe('2026-03-28T22:00:00.000Z');
  });

  test('begin at the first midnight where there are two', () => {
    expect(dayStart('2026-11-01', 'America/Havana')).toBe('2026-11-01T04:00:00.000Z');
  });

  test('that a zone left out have no bucket', () => {
    const range = { from: '2011-12-29T10:00:00.000Z', to: '2011-12-31T10:00:00.000Z', zone: 'Pacific/Apia' };
    expect(bucketsOf(range, 'day').map((bucket) => bucket.label)).toEqual(['2011-12-29', '2011-12-31']);
  });
});

test('hours where the clocks go back have the same label twice', () => {
  const range = { from: '2026-10-25T00:00:00.000Z', to: '2026-10-25T02:00:00.000Z', zone: 'Europe/Berlin' };
  expect(bucketsOf(range, 'hour').map((bucket) => bucket.label)).toEqual([
    '2026-10-25T02:00',
    '2026-10-25T02:00',
  ]);
});

test('weeks begin on Monday, months on the first, both clipped to the range', () => {
  const range = { from: '2026-11-19T00:00:00.000Z', to: '2026-12-02T00:00:00.000Z', zone: 'UTC' };
  expect(bucketsOf(range, 'week').map(({ label }) => label)).toEqual([
    '2026-11-16',
    '2026-11-23',
    '2026-11-30',
  ]);
  expect(bucketsOf(range, 'month').map(({ label }) => label)).toEqual(['2026-11-01', '2026-12-01']);
  expect(bucketsOf(range, 'month').at(0)?.from).toBe(range.from);
  expect(bucketsOf(range, 'month').at(-1)?.to).toBe(range.to);
});

test.each([
  [7, ['2026-11-15', '2026-11-22', '2026-11-29']],
  [6, ['2026-11-14', '2026-11-21', '2026-11-28']],
  [4, ['2026-11-19', '2026-11-26']],
])('weeks begin on the weekday that is asked for: %i', (weekStart, labels) => {
  const range = { from: '2026-11-19T00:00:00.000Z', to: '2026-12-02T00:00:00.000Z', zone: 'UTC' };
  expect(bucketsOf(range, 'week', weekStart).map(({ label }) => label)).toEqual(labels);
});

test('the last days include today and end with it', () => {
  const now = new Date('2026-11-20T20:00:00.000Z');
  expect(lastDays(7, 'Asia/Kolkata', now)).toEqual({
    from: '2026-11-14T18:30:00.000Z',
    to: '2026-11-21T18:30:00.000Z',
    zone: 'Asia/Kolkata',
  });
  expect(lastDays(1, 'America/New_York', now)).toMatchObject({
    from: '2026-11-20T05:00:00.000Z',
    to: '2026-11-21T05:00:00.000Z',
  });
});

test('an empty range and too many buckets are refused', () => {
  const from = '2026-11-20T00:00:00.000Z';
  expect(() => bucketsOf({ from, to: from, zone: 'UTC' }, 'day')).toThrow('ends before it begins');
  const to = '2027-11-20T00:00:00.000Z';
  expect(() => bucketsOf({ from, to, zone: 'UTC' }, 'hour')).toThrow('too long');
  expect(bucketsOf({ from, to, zone: 'UTC' }, 'day')).toHaveLength(365);
});

describe('in every zone and over any range', () => {
  const range = fc
    .record({
      zone: fc.constantFrom(...zones),
      from: fc.date({ min: new Date('2010-01-01'), max: new Date('2037-01-01'), noInvalidDate: true }),
      length: fc.integer({ min: 1, max: 40 * 86_400_000 }),
    })
    .map(({ zone, from, length }) => ({
      zone,
      from: from.toISOString(),
      to: new Date(from.getTime() + length).toISOString(),
    }));
  const grain = fc.constantFrom<Grain>('hour', 'day', 'week', 'month');

  test('buckets cover the range without gap or overlap, in order', () => {
    fc.assert(
      fc.property(range, grain, (range, grain) => {
        const buckets = bucketsOf(range, grain);
        expect(buckets.length).toBeLessThanOrEqual(mostBuckets);
        expect(buckets.at(0)?.from).toBe(range.from);
        expect(buckets.at(-1)?.to).toBe(range.to);
        for (const [index, bucket] of buckets.entries()) {
          expect(bucket.from < bucket.to).toBe(true);
          if (index > 0) expect(bucket.from).toBe(buckets[index - 1]?.to);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('whole buckets begin on a quarter of an hour, so that quarter-hour counters add up to them', () => {
    fc.assert(
      fc.property(range, grain, (range, grain) => {
        for (const bucket of bucketsOf(range, grain).slice(1)) {
          expect(Date.parse(bucket.from) % 900_000).toBe(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a day is all that the zone itself calls by that date', () => {
    fc.assert(
      fc.property(range, (range) => {
        const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: range.zone, dateStyle: 'short' });
        for (const bucket of bucketsOf(range, 'day')) {
          expect(calendar.format(new Date(bucket.from))).toBe(bucket.label);
          expect(calendar.format(new Date(Date.parse(bucket.to) - 1))).toBe(bucket.label);
        }
      }),
      { numRuns: 200 },
    );
  });
});
