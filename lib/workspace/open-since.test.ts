import { describe, expect, it } from 'vitest';
import { businessHours, holidays } from './business-hours.ts';
import { type OpeningTimes, openSince } from './open-since.ts';

const weekdays = Object.fromEntries(
  ['1', '2', '3', '4', '5'].map((day) => [
    day,
    [
      { from: '09:00', to: '13:00' },
      { from: '14:00', to: '18:00' },
    ],
  ]),
);
const berlin: OpeningTimes = {
  zone: 'Europe/Berlin',
  businessHours: weekdays,
  holidays: [{ date: '2026-12-25', name: 'Christmas' }],
};
const at = (instant: string, times = berlin) => openSince(times, new Date(instant));

describe('openSince', () => {
  it.each([
    ['before opening', '2026-11-20T07:59:00.000Z', { open: false }],
    ['at opening', '2026-11-20T08:00:00.000Z', { open: true, since: '2026-11-20T08:00:00.000Z' }],
    ['before noon', '2026-11-20T11:59:59.000Z', { open: true, since: '2026-11-20T08:00:00.000Z' }],
    ['at noon', '2026-11-20T12:00:00.000Z', { open: false }],
    ['after the break', '2026-11-20T13:30:00.000Z', { open: true, since: '2026-11-20T13:00:00.000Z' }],
    ['on a Saturday', '2026-11-21T10:00:00.000Z', { open: false }],
    ['on a holiday, a Friday', '2026-12-25T10:00:00.000Z', { open: false }],
  ])('%s', (_, instant, expected) => {
    expect(at(instant)).toEqual(expected);
  });

  it('is open at all hours where nobody has said otherwise, but on holidays', () => {
    const always = { ...berlin, businessHours: {} };
    expect(at('2026-11-21T03:00:00.000Z', always)).toEqual({ open: true, since: null });
    expect(at('2026-12-25T10:00:00.000Z', always)).toEqual({ open: false });
    // Since midnight after the holiday.
    expect(at('2026-12-27T10:00:00.000Z', always)).toEqual({ open: true, since: '2026-12-25T23:00:00.000Z' });
  });

  it('goes on over midnight, and over a change of the clocks', () => {
    const nights = {
      ...berlin,
      businessHours: { '6': [{ from: '22:00', to: '24:00' }], '7': [{ from: '00:00', to: '06:00' }] },
    };
    expect(at('2026-11-22T04:00:00.000Z', nights)).toEqual({ open: true, since: '2026-11-21T21:00:00.000Z' });
    // On 25 October 2026 the clocks go back at 03:00: 22:00 was in summer time.
    expect(at('2026-10-25T04:00:00.000Z', nights)).toEqual({ open: true, since: '2026-10-24T20:00:00.000Z' });
  });
});

describe('businessHours', () => {
  it('puts stretches in order and leaves closed days out', () => {
    expect(
      businessHours.parse({
        '1': [
          { from: '14:00', to: '18:00' },
          { from: '09:00', to: '13:00' },
        ],
        '2': [],
      }),
    ).toEqual({
      '1': [
        { from: '09:00', to: '13:00' },
        { from: '14:00', to: '18:00' },
      ],
    });
  });

  it.each([
    { '1': [{ from: '18:00', to: '09:00' }] },
    { '1': [{ from: '9:00', to: '18:00' }] },
    { '1': [{ from: '09:00', to: '24:30' }] },
    { '8': [{ from: '09:00', to: '18:00' }] },
    {
      '1': [
        { from: '09:00', to: '13:00' },
        { from: '12:00', to: '18:00' },
      ],
    },
  ])('refuses %j', (hours) => {
    expect(businessHours.safeParse(hours).success).toBe(false);
  });

  it('takes each holiday once, and only dates that there are', () => {
    const day = { date: '2026-12-25', name: 'Christmas' };
    expect(holidays.safeParse([day, day]).success).toBe(false);
    expect(holidays.safeParse([{ ...day, date: '2026-02-30' }]).success).toBe(false);
  });
});
