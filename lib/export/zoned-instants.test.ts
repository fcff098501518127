import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zonedInstants } from './zoned-instants.ts';

test.each([
  ['Asia/Kolkata', '2026-11-21T08:33:05.000Z', '2026-11-21T14:03:05.000+05:30'],
  ['UTC', '2026-11-21T08:33:05.120Z', '2026-11-21T08:33:05.120+00:00'],
  ['Asia/Kathmandu', '2026-12-31T18:15:00.000Z', '2027-01-01T00:00:00.000+05:45'],
  ['America/St_Johns', '2026-01-01T00:00:00.000Z', '2025-12-31T20:30:00.000-03:30'],
  // The clocks go back: the same hour twice, told apart by its offset.
  ['Europe/Berlin', '2026-10-25T00:30:00.000Z', '2026-10-25T02:30:00.000+02:00'],
  ['Europe/Berlin', '2026-10-25T01:30:00.000Z', '2026-10-25T02:30:00.000+01:00'],
  // The clocks go forward: from 01:59 to 03:00.
  ['Europe/Berlin', '2026-03-29T00:59:59.999Z', '2026-03-29T01:59:59.999+01:00'],
  ['Europe/Berlin', '2026-03-29T01:00:00.000Z', '2026-03-29T03:00:00.000+02:00'],
  // By half an hour, in the middle of an hour of UTC.
  ['Australia/Lord_Howe', '2026-04-04T14:59:59.000Z', '2026-04-05T01:59:59.000+11:00'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00.000Z', '2026-04-05T01:30:00.000+10:30'],
  ['Australia/Lord_Howe', '2026-10-03T15:29:59.000Z', '2026-10-04T01:59:59.000+10:30'],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00.000Z', '2026-10-04T02:30:00.000+11:00'],
])('in %s, %s is %s', (zone, utc, local) => expect(zonedInstants(zone)(utc)).toBe(local));

test('no instant is an empty cell', () => expect(zonedInstants('UTC')(null)).toBe(''));

test('in any zone and order, it is the same instant, read from the clock that the runtime shows', () => {
  const zones = [
    'Asia/Kolkata',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
  ];
  const parts = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  for (const zone of zones) {
    const say = zonedInstants(zone);
    const clock = new Intl.DateTimeFormat('sv', { timeZone: zone, ...parts });
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (at) => {
          const said = say(at.toISOString());
          expect(said).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/);
          expect(Date.parse(said)).toBe(at.getTime());
          expect(said.slice(0, 16).replace('T', ' ')).toBe(clock.format(at));
        },
      ),
    );
  }
});
