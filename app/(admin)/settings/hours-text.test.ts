import { expect, test } from 'vitest';
import { holidaysText, hoursText, readHolidays, readHours } from './hours-text.ts';

test('hours are read however they are written', () => {
  const day = [
    { from: '09:00', to: '13:00' },
    { from: '14:30', to: '18:00' },
  ];
  for (const text of ['09:00–13:00, 14:30–18:00', '9-13; 14.30 - 18', '9:00 to 13:00,14:30—18:00']) {
    expect(readHours(text)).toEqual(day);
  }
  expect(hoursText(day)).toBe('09:00–13:00, 14:30–18:00');
  expect(readHours(hoursText(day))).toEqual(day);
  expect(readHours(' ')).toEqual([]);
  expect(readHours('all day')).toEqual([{ from: 'all day', to: '' }]);
});

test('holidays are lines of a date and a name', () => {
  const days = [
    { date: '2026-12-25', name: 'Christmas Day' },
    { date: '2027-01-01', name: 'Closed' },
  ];
  expect(readHolidays('2026-12-25  Christmas Day\n\n 2027-01-01\n')).toEqual(days);
  expect(readHolidays(holidaysText(days))).toEqual(days);
});
