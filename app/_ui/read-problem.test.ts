import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readProblem } from './read-problem.ts';

test('a problem document has a title and what to do', () => {
  const body = { type: 'about:blank', title: 'Not now', detail: 'Try again in a minute.', status: 429 };
  expect(readProblem(body)).toEqual({ title: 'Not now', detail: 'Try again in a minute.' });
});

test.each([null, 'no', [], {}, { title: 'a' }, { title: 'a', detail: 1 }, { title: null, detail: 'b' }])(
  '%j is none',
  (body) => expect(readProblem(body)).toBeNull(),
);

test('whatever comes, it answers', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      const problem = readProblem(body);
      if (problem) expect(typeof problem.title + typeof problem.detail).toBe('stringstring');
    }),
  );
});
