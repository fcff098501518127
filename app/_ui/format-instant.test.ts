import { expect, test } from 'vitest';
import { clockDuration } from './clock-duration.ts';
import { formatDate, formatInstant } from './format-instant.ts';

test('an instant is shown by the clocks of the zone', () => {
  const at = '2026-11-20T18:45:09.250Z';
  expect(formatInstant(at, 'UTC')).toBe('20 Nov 2026, 18:45:09');
  expect(formatInstant(at, 'Asia/Kathmandu')).toBe('21 Nov 2026, 00:30:09');
  expect(formatInstant(at, 'Asia/Kathmandu', 'exact')).toBe('21 Nov 2026, 00:30:09.250');
  expect(formatInstant(at, 'America/New_York', 'minute')).toBe('20 Nov 2026, 13:45');
  expect(formatInstant(at, 'UTC', 'time')).toBe('18:45:09');
});

test('a local date stays that date, wherever the server stands', () => {
  expect(formatDate('2026-11-21')).toBe('Sat 21 Nov');
});

test.each([
  [0, '0:00'],
  [7.4, '0:07'],
  [59.6, '1:00'],
  [245, '4:05'],
  [3729, '1:02:09'],
])('%d seconds are %s', (seconds, shown) => {
  expect(clockDuration(seconds)).toBe(shown);
});
