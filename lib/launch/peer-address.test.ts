import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import './peer-address.mjs';

let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer((incoming, response) => response.end(incoming.headers['x-forwarded-for']));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = portOf(server.address());
});
afterAll(() => {
  server.close();
});

test.each<[Record<string, string | string[]>, string]>([
  [{}, '127.0.0.1'],
  [{ 'x-forwarded-for': '6.6.6.6' }, '6.6.6.6, 127.0.0.1'],
  [{ 'x-forwarded-for': ['6.6.6.6', '7.7.7.7'] }, '6.6.6.6, 7.7.7.7, 127.0.0.1'],
])('the last hop is the real peer, whatever the client claims: %j', async (headers, forwarded) => {
  expect(await answerTo(headers)).toBe(forwarded);
});

function answerTo(headers: Record<string, string | string[]>): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, headers }, async (response) => {
      let text = '';
      for await (const chunk of response) text += String(chunk);
      resolve(text);
    });
    sent.on('error', reject).end();
  });
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return address.port;
}
