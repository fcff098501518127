import { expect, test } from 'vitest';
import { changeOf, changeWords, pointsOf } from './metric-change.ts';

test('of a count or a length it is a share of what was', () => {
  expect(changeOf(112, 100)?.by).toBeCloseTo(0.12);
  expect(changeOf(50, 200)).toEqual({ by: -0.75, in: 'share' });
  expect(changeOf(0, 0)).toEqual({ by: 0, in: 'share' });
});

test('of a rate it is the difference in percentage points', () => {
  expect(pointsOf(0.75, 0.5)).toEqual({ by: 25, in: 'points' });
});

test('what is not known has none, nor has what came from nothing', () => {
  expect(changeOf(5, 0)).toBeNull();
  expect(changeOf(null, 5)).toBeNull();
  expect(changeOf(5, null)).toBeNull();
  expect(pointsOf(null, 0.5)).toBeNull();
});

test.each([
  [{ by: 0.12, in: 'share' }, 'up', '▲ 12 %', 'good', '12 % more than before, which is better'],
  [{ by: 0.12, in: 'share' }, 'down', '▲ 12 %', 'bad', '12 % more than before, which is worse'],
  [{ by: -0.034, in: 'share' }, 'down', '▼ 3.4 %', 'good', '3.4 % less than before, which is better'],
  [{ by: -2, in: 'points' }, 'up', '▼ 2 pp', 'bad', '2 percentage points less than before, which is worse'],
  [{ by: 11.6, in: 'points' }, null, '▲ 12 pp', 'quiet', '12 percentage points more than before'],
  [{ by: 0.0004, in: 'share' }, 'up', '= 0 %', 'quiet', 'as much as before'],
  [{ by: 24, in: 'share' }, 'up', '▲ 2,400 %', 'good', '2,400 % more than before, which is better'],
] as const)('%j, better %s, is %s', (change, better, shown, tone, spoken) => {
  const words = changeWords(change, better);
  expect(`${words.mark} ${words.text}`).toBe(shown);
  expect(words).toMatchObject({ tone, spoken });
});
