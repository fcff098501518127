import { once } from 'node:events';
import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import './webhooks-first.mjs';

let server: Server;
let begun: string[] = [];
const finish = new Map<string, () => void>();

/** A server whose answers wait until they are told to end. */
async function serve(): Promise<number> {
  const seen: string[] = [];
  begun = seen;
  server = createServer(({ url = '' }, response) => {
    seen.push(url);
    finish.set(url, () => response.end(url));
  }).listen(0);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function ask(port: number, path: string) {
  const request = get({ port, path, agent: false });
  const status = new Promise<number | undefined>((resolve) => {
    request.on('response', (response) => resolve(response.resume().statusCode));
    request.on('error', () => resolve(undefined));
  });
  return { status, leave: () => request.destroy() };
}

const arrived = () => sleep(100);

test('two pages are made at a time, in the order in which they were asked for', async () => {
  const port = await serve();
  const answers = ['/', '/calls', '/connections', '/deliveries'].map((path) => ask(port, path));
  await arrived();
  expect(begun).toHaveLength(2);
  for (let done = 0; done < 4; done++) {
    finish.get(begun[done] ?? '')?.();
    await arrived();
  }
  expect(await Promise.all(answers.map(({ status }) => status))).toEqual([200, 200, 200, 200]);
  expect(new Set(begun)).toEqual(new Set(['/', '/calls', '/connections', '/deliveries']));
});

test('webhooks, health and scripts wait for no page', async () => {
  const port = await serve();
  for (const path of ['/1', '/2', '/3']) ask(port, path);
  await arrived();
  const quick = ['/api/webhooks/acefone/x/y', '/api/health', '/api/metrics?a', '/_next/static/a.js'];
  for (const path of quick) ask(port, path);
  await arrived();
  expect(begun.slice(2).sort()).toEqual([...quick].sort());
});

test('a page that waits for something lets the next one in after a second', async () => {
  const port = await serve();
  for (const path of ['/1', '/2', '/3']) ask(port, path);
  await sleep(700);
  expect(begun).toHaveLength(2);
  await sleep(700);
  expect(begun).toHaveLength(3);
});

test('who leaves while waiting takes no turn', async () => {
  const port = await serve();
  ask(port, '/1');
  ask(port, '/2');
  await arrived();
  const left = ask(port, '/left');
  await arrived();
  left.leave();
  ask(port, '/4');
  await arrived();
  finish.get('/1')?.();
  await arrived();
  expect(begun).toEqual(expect.arrayContaining(['/4']));
  expect(begun).not.toContain('/left');
});
