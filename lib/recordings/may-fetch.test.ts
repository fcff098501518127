import { expect, it } from 'vitest';
import { mayFetch } from './may-fetch.ts';

const hosts = ['media.example.com', '*.cdn.example.com:8443'];

it.each([
  ['https://media.example.com/a.mp3?token=x#t=5', 'https://media.example.com/a.mp3?token=x'],
  [' https://Media.Example.com/a b', 'https://media.example.com/a%20b'],
  ['https://eu.cdn.example.com:8443/', 'https://eu.cdn.example.com:8443/'],
])('%s may be fetched', (address, expected) => {
  const url = mayFetch(address, hosts);
  expect(url instanceof URL && url.href).toBe(expected);
});

it.each([
  ['', 'none that can be opened'],
  ['media.example.com/a.mp3', 'none that can be opened'],
  ['http://media.example.com/a.mp3', 'only https'],
  ['file:///etc/passwd', 'only https'],
  ['javascript:alert(1)', 'only https'],
  ['data:audio/mpeg;base64,AAAA', 'only https'],
  ['https://user@media.example.com/', 'name or password'],
  ['https://:secret@media.example.com/', 'name or password'],
  ['https://media.example.com:8443/', 'lies on media.example.com:8443'],
  ['https://other.example.com/', 'lies on other.example.com'],
  ['https://media.example.com.evil.example/', 'lies on media.example.com.evil.example'],
  ['https://media.example.com\\@evil.example/x', null],
  ['https://evil.example\\@media.example.com/x', 'lies on evil.example'],
  ['https://127.0.0.1/', 'lies on 127.0.0.1'],
  ['https://2130706433/', 'lies on 127.0.0.1'],
  ['https://[::ffff:7f00:1]/', 'lies on [::ffff:7f00:1]'],
])('%s may not', (address, words) => {
  const problem = mayFetch(address, hosts);
  if (words === null) {
    // Browsers and Node.js read a backslash as a slash: this is the allowed host.
    expect(problem).toMatchObject({ host: 'media.example.com', pathname: '/@evil.example/x' });
    return;
  }
  expect(problem).toMatchObject({
    kind: 'problem',
    state: 'not_allowed',
    detail: expect.stringContaining(words),
  });
  expect(JSON.stringify(problem)).not.toMatch(/secret|token/);
});

it('allows nothing without hosts', () => {
  expect(mayFetch('https://media.example.com/a.mp3', [])).toMatchObject({ state: 'not_allowed' });
});
