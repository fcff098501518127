import { expect, it, test } from 'vitest';
import { assertSmallBody } from './assert-small-body.ts';

const request = (length?: string) =>
  new Request('http://localhost/', {
    method: 'POST',
    headers: length === undefined ? {} : { 'content-length': length },
  });

it.each(['0', '1', '1000'])('lets %s bytes pass', (length) => {
  expect(() => assertSmallBody(request(length), 1000)).not.toThrow();
});

test.each<[string | undefined, string]>([
  ['1001', 'larger than the 1,000 bytes'],
  ['99999999999999999999', 'larger than the 1,000 bytes'],
  [undefined, 'does not say how long'],
  ['', 'does not say how long'],
  ['-1', 'does not say how long'],
  ['10, 10', 'does not say how long'],
])('stops a body of length %s', (length, message) => {
  expect(() => assertSmallBody(request(length), 1000)).toThrow(message);
});
