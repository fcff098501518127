import { expect, test } from 'vitest';
import { testSecret } from '../../tests/database.ts';
import { provideEnv } from '../env.ts';
import { assertBounds } from './assert-bounds.ts';
import { incomingRequest } from './incoming-request.ts';

provideEnv({ DATABASE_URL: 'postgresql://nobody@localhost/none', APP_SECRET: testSecret });

const incoming = (url: string, headers: [string, string][] = []) =>
  incomingRequest(new Request(url, { method: 'POST', headers }), 1000, 5);

/** "/h?" and then as many letters as make the address that long. */
const addressOf = (bytes: number) => `http://localhost/h?${'q'.repeat(bytes - 3)}`;

test('an address of 8,192 bytes passes, one more is too long', () => {
  expect(() => assertBounds(incoming(addressOf(8192)))).not.toThrow();
  expect(() => assertBounds(incoming(addressOf(8193)))).toThrow(
    expect.objectContaining({ code: 'uri_too_long', status: 414 }),
  );
});

test('characters beyond ASCII count as they are sent', () => {
  expect(() => assertBounds(incoming(`http://localhost/h?${'é'.repeat(1400)}`))).toThrow(
    expect.objectContaining({ code: 'uri_too_long' }),
  );
});

test('headers of 16,384 bytes pass, one more is too large', () => {
  const filled = (bytes: number): [string, string][] => [['x-a', 'v'.repeat(bytes - 'x-a: \r\n'.length)]];
  expect(() => assertBounds(incoming('http://localhost/', filled(16_384)))).not.toThrow();
  expect(() => assertBounds(incoming('http://localhost/', filled(16_385)))).toThrow(
    expect.objectContaining({ code: 'headers_too_large', status: 431 }),
  );
});

test('three hundred headers, some of them Latin-1, pass', () => {
  const many = Array.from({ length: 300 }, (_, at): [string, string] => [`x-${at}`, 'Zürich']);
  const { headers } = incoming('http://localhost/', many);
  expect(() => assertBounds({ uriBytes: 1, headers })).not.toThrow();
  expect(headers.get('x-299')).toBe('Zürich');
});
