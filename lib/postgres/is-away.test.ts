import { expect, test } from 'vitest';
import { DatabaseAway, DatabaseProblem } from './database-problem.ts';
import { isAway } from './is-away.ts';

const withCode = (code: string) => Object.assign(new Error(code), { code });

test.each([
  ['nothing listens', withCode('ECONNREFUSED')],
  [
    'nothing listens at any of its addresses',
    new AggregateError([withCode('ECONNREFUSED'), withCode('EHOSTUNREACH')]),
  ],
  ['an unknown host', withCode('ENOTFOUND')],
  ['the server starts', withCode('57P03')],
  ['the server stops', withCode('57P01')],
  ['no connection is free', withCode('53300')],
  ['its disk is full', withCode('53100')],
  ['nothing answers in time', new Error('timeout expired')],
  ['it went away in the middle', new Error('Connection terminated unexpectedly')],
  ['a problem with such a cause', new DatabaseProblem('…', { cause: withCode('57P01') })],
  ['a server that does not start', new DatabaseAway('…')],
])('waiting may help when %s', (_, error) => {
  expect(isAway(error)).toBe(true);
});

test.each([
  ['a wrong password', withCode('28P01')],
  ['no such database', withCode('3D000')],
  [
    'one address that refuses and one that knows the password to be wrong',
    new AggregateError([withCode('ECONNREFUSED'), withCode('28P01')]),
  ],
  ['a certificate that nobody trusts', withCode('DEPTH_ZERO_SELF_SIGNED_CERT')],
  ['another version', new DatabaseProblem('…')],
  ['a migration that fails', new DatabaseProblem('…', { cause: withCode('42P01') })],
  ['something thrown that is no error', 'ECONNREFUSED'],
])('waiting does not help with %s', (_, error) => {
  expect(isAway(error)).toBe(false);
});
