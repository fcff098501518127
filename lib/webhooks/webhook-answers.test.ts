import { expect, test } from 'vitest';
import { problemKinds } from '../http/app-error.ts';
import type { RefusalCause } from './refusal-cause.ts';
import { causeOfUnusable, keptAnswers, refusalAnswers } from './webhook-answers.ts';

test.each<[RefusalCause, number]>([
  ['wrong_secret', 401],
  ['unknown_connection', 401],
  ['address_not_allowed', 403],
  ['timed_out', 408],
  ['body_too_large', 413],
  ['uri_too_long', 414],
  ['too_many_attempts', 429],
  ['rate_limited', 429],
  ['headers_too_large', 431],
  ['not_stored', 503],
])('%s is answered %i', (cause, status) => {
  expect(problemKinds[refusalAnswers[cause].code].status).toBe(status);
});

test('what is wrong with a request as it comes is recorded under the cause that is answered so', () => {
  for (const cause of ['uri_too_long', 'headers_too_large', 'body_too_large', 'timed_out'] as const)
    expect(causeOfUnusable(refusalAnswers[cause].code)).toBe(cause);
  expect(causeOfUnusable('malformed')).toBe('body_unreadable');
  expect(causeOfUnusable('internal')).toBe('body_unreadable');
});

test('no answer to a wrong secret tells more than one to an unknown connection', () => {
  expect(refusalAnswers.wrong_secret).toBe(refusalAnswers.unknown_connection);
  expect(refusalAnswers.missing_signature).toBe(refusalAnswers.unknown_provider);
  expect(keptAnswers.malformed.code).toBe('malformed');
});
