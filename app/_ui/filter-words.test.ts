import { expect, test } from 'vitest';
import { filterWord } from './filter-words.ts';

test('a word of the vocabulary begins like a sentence, a name as its owner writes it', () => {
  expect(filterWord('handledBy', 'nobody')).toBe('Nobody');
  expect(filterWord('party', 'agent')).toBe('Agent');
  expect(filterWord('agent', '4f0e', 'bell hooks')).toBe('bell hooks');
  expect(filterWord('connection', '4f0e', 'iPhone sales')).toBe('iPhone sales');
  expect(filterWord('queue', 'support')).toBe('support');
});

test('the words of a provider are quoted', () => {
  expect(filterWord('reasonWords', 'NO_ANSWER')).toBe('“NO_ANSWER”');
});

test('an hour is said with its end', () => {
  expect(filterWord('hour', '9')).toBe('09–10 h');
});
