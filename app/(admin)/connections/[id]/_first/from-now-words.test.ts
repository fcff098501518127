import { expect, it } from 'vitest';
import { fromNowWords } from './from-now-words.ts';

it.each([
  [0, 'less than a minute ago'],
  [-59, 'less than a minute ago'],
  [30, 'in less than a minute'],
  [-60, '1 minute ago'],
  [-179, '2 minutes ago'],
  [-3600, '1 hour ago'],
  [-19_800, '5 hours ago'],
  [19_800, 'in 5 hours'],
  [-47 * 3600, '47 hours ago'],
  [-48 * 3600, '2 days ago'],
])('%i seconds from now: %s', (seconds, words) => {
  expect(fromNowWords(1_000_000_000_000 + seconds * 1000, 1_000_000_000_000)).toBe(words);
});
