import { expect, inject, test } from 'vitest';
import { connect } from './connect.ts';

test.each([
  ['no server', { port: '1' }, /^No PostgreSQL server answers at 127\.0\.0\.1:1\./],
  ['a wrong password', { password: 'not-the-one' }, /refuses the user "switchboard"/],
  ['a wrong user', { username: 'nobody' }, /refuses the user "nobody"/],
  ['no such database', { pathname: '/missing' }, /has no database "missing"\. Create it/],
  ['no such host', { hostname: 'nowhere.invalid' }, /host nowhere\.invalid is not known/],
])('explains %s, and never tells the password', async (_, difference, message) => {
  const url = Object.assign(new URL(inject('templateUrl')), difference);
  const error = await connect(url.href).catch((reason: unknown) => reason);
  expect(error).toHaveProperty('name', 'DatabaseProblem');
  expect(error).toHaveProperty('message', expect.stringMatching(message));
  expect(error).toHaveProperty('message', expect.not.stringContaining(url.password));
});
