import { expect, test } from 'vitest';
import { comparedWords, rangeWords } from './range-words.ts';

const zone = 'Asia/Kolkata';
const range = (from: string, to: string) => ({
  from: new Date(`${from}+05:30`).toISOString(),
  to: new Date(`${to}+05:30`).toISOString(),
  zone,
});

test.each([
  ['2026-11-14T00:00', '2026-11-21T00:00', '14–20 Nov 2026'],
  ['2026-11-14T00:00', '2026-11-15T00:00', '14 Nov 2026'],
  ['2026-10-30T00:00', '2026-11-02T00:00', '30 Oct – 1 Nov 2026'],
  ['2025-12-30T00:00', '2026-01-02T00:00', '30 Dec 2025 – 1 Jan 2026'],
  ['2026-11-14T00:00', '2026-11-20T13:15', '14–20 Nov 2026 until 13:15'],
  ['2026-11-14T09:00', '2026-11-14T12:00', '14 Nov 2026, 09:00 – 14 Nov 2026, 12:00'],
])('%s to %s is %s', (from, to, words) => {
  expect(rangeWords(range(from, to))).toBe(words);
});

test('what it is compared with says its year only when it is another', () => {
  const week = range('2026-11-14T00:00', '2026-11-21T00:00');
  expect(comparedWords(week, range('2026-11-07T00:00', '2026-11-13T13:15'))).toBe('7–13 Nov until 13:15');
  expect(comparedWords(week, range('2025-11-14T00:00', '2025-11-21T00:00'))).toBe('14–20 Nov 2025');
});
