import { once } from 'node:events';
import { createServer, get, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import './protect-answers.mjs';

let server: Server | undefined;

afterEach(() => {
  server?.close();
});

/** What a server that does `answer` says to a request, and which headers it saw. */
async function ask(path: string, answer: RequestListener, headers: Record<string, string> = {}) {
  let seen: IncomingHttpHeaders = {};
  server = createServer((request, response) => {
    seen = { ...request.headers };
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const [response] = await once(get({ host: '127.0.0.1', port, path, headers, agent: false }), 'response');
  response.resume();
  const answered: IncomingHttpHeaders = response.headers;
  return { seen, answered };
}

const plainly: RequestListener = (_, response) => {
  response.end('x');
};
const nonceIn = (policy: unknown) => /'nonce-([\w+/=]+)'/.exec(String(policy))?.[1];

test('a page is asked to be made with the very nonce that its answer allows, another one each time', async () => {
  const forged = { 'content-security-policy': "script-src 'nonce-forged'", 'x-nonce': 'forged' };
  const nonces = new Set<string>();
  for (let time = 0; time < 3; time += 1) {
    const { seen, answered } = await ask('/calls', plainly, forged);
    const nonce = nonceIn(answered['content-security-policy']);
    expect(nonce).toMatch(/^[\w+/]{24}$/);
    expect(seen['x-nonce']).toBe(nonce);
    expect(seen['content-security-policy']).toBe(answered['content-security-policy']);
    nonces.add(nonce ?? '');
  }
  expect(nonces.size).toBe(3);
});

test.each<[string, RequestListener]>([
  ['in the head', (_, response) => response.writeHead(200, { 'content-security-policy': 'sandbox' }).end()],
  ['before it', (_, response) => response.setHeader('content-security-policy', 'sandbox').end()],
])('what a route says %s stands', async (_, answer) => {
  const { answered } = await ask('/deliveries/1/raw', answer);
  expect(answered).toMatchObject({
    'content-security-policy': 'sandbox',
    'x-content-type-options': 'nosniff',
  });
});

test('an error that the framework makes by itself is protected too', async () => {
  const { answered } = await ask('/api/x', (_, response) => response.writeHead(405).end());
  expect(answered).toMatchObject({
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  });
});

test('a webhook is neither asked nor answered otherwise than it was', async () => {
  const { seen, answered } = await ask('/api/webhooks/alohaa/x/y', plainly);
  expect(Object.keys(seen).sort()).toEqual(['connection', 'host']);
  expect(Object.keys(answered).sort()).toEqual(['connection', 'content-length', 'date']);
});
