import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import './readable-target.mjs';

test.each([
  ['GET /a%20b?c=%', 'GET /a%20b?c=%'],
  ['GET /%', 'GET /%25'],
  ['GET /%E0%A4%A/x?y', 'GET /%25E0%25A4%25A/x?y'],
  ['GET /api/webhooks/../../sign-in', 'GET /sign-in'],
  ['GET /a/%2E%2e/./b/.?c=/../d', 'GET /b/?c=/../d'],
  ['GET //host/../b', 'GET //b'],
  ['GET /a.b/..c/d..', 'GET /a.b/..c/d..'],
  ['OPTIONS *', 'OPTIONS /'],
  ['TRACE /', 'PUT /'],
])('%s is seen as %s', async (asked, seen) => {
  const server = createServer(({ method, url }, response) => response.end(`${method} ${url}`)).listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.end(`${asked} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  server.close();
  expect(answer.split('\r\n\r\n')[1]).toContain(seen);
});
