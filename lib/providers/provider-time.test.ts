import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTime } from './provider-time.ts';

test.each([
  ['2023-02-28T06:48:01.000Z', 'Asia/Kolkata', '2023-02-28T06:48:01.000Z', null],
  ['2024-03-28T18:17:46.205134+01:00', 'Asia/Kolkata', '2024-03-28T17:17:46.205Z', null],
  ['2024-12-30 12:43:19', 'Asia/Kolkata', '2024-12-30T07:13:19.000Z', null],
  ['2020-04-09n13:46:56', 'Asia/Kolkata', '2020-04-09T08:16:56.000Z', null],
  ['2024-01-13 15:00:30', 'Asia/Ho_Chi_Minh', '2024-01-13T08:00:30.000Z', null],
  ['2026-07-01 12:00', 'Asia/Kathmandu', '2026-07-01T06:15:00.000Z', null],
  // Berlin, 2026: clocks go forward on 29 March (02:00 → 03:00) and back on 25 October (03:00 → 02:00).
  ['2026-03-29 01:59:59', 'Europe/Berlin', '2026-03-29T00:59:59.000Z', null],
  ['2026-03-29 02:30:00', 'Europe/Berlin', '2026-03-29T01:30:00.000Z', 'impossible_local_time'],
  ['2026-03-29 03:00:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z', null],
  ['2026-10-25 01:59:59', 'Europe/Berlin', '2026-10-24T23:59:59.000Z', null],
  ['2026-10-25 02:30:00', 'Europe/Berlin', '2026-10-25T00:30:00.000Z', 'ambiguous_local_time'],
  ['2026-10-25 03:00:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z', null],
  // Lord Howe moves by half an hour.
  ['2026-04-05 01:45:00', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z', 'ambiguous_local_time'],
])('%s in %s', (text, zone, instant, doubt) => {
  expect(readTime(text, zone)).toEqual({ instant, doubt });
});

test.each([
  '',
  'yesterday',
  '0000-00-00 00:00:00',
  '2024-02-30 10:00:00',
  '2024-01-01',
  '2024-01-01 24:00:00',
  '1970-01-01 00:00:00',
  '9999-12-31 23:59:59',
  '2024-01-01 10:60:00',
])('%s is no time', (text) => expect(readTime(text, 'Asia/Kolkata')).toBeNull());

test('every local time read back in its zone is what was written, unless it is impossible', () => {
  const zones = fc.constantFrom(
    'Asia/Kolkata',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kathmandu',
    'Pacific/Chatham',
    'UTC',
  );
  const dates = fc.date({ min: new Date('2015-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(zones, dates, (zone, date) => {
      const written = date.toISOString().slice(0, 19).replace('T', ' ');
      const read = readTime(written, zone);
      if (read?.doubt === 'impossible_local_time') return;
      const back = new Intl.DateTimeFormat('sv-SE', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'medium',
      });
      expect(back.format(new Date(read?.instant ?? 0))).toBe(written);
    }),
    { numRuns: 500 },
  );
});
