import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { startThrowAwayServer } from '../../lib/postgres/throw-away-server.ts';
import { launch, makePlace, operate, type Place } from '../instance.ts';
import { tcpProxy } from '../tcp-proxy.ts';

let place: Place;
test.beforeEach(async () => {
  place = await makePlace();
});
test.afterEach(() => place.remove());

const health = async () => await (await fetch(`${place.url}/api/health`)).json();

test('the app starts without its database, and is complete once that is back', async () => {
  const server = await startThrowAwayServer();
  const proxy = await tcpProxy(server.databaseUrl);
  try {
    await proxy.become('refusing');
    const launched = await launch({
      ...place,
      environment: { ...place.environment, DATABASE_URL: proxy.url },
    });
    expect(launched.output()).toContain('No PostgreSQL server answers at 127.0.0.1:');
    expect(launched.output()).toContain(
      `Switchboard is ready: ${place.url} (without its database: deliveries are kept on disk until it is back)`,
    );
    expect(launched.output()).not.toContain(new URL(proxy.url).password);
    expect(await health()).toMatchObject({ database: 'unreachable' });

    await proxy.become('through');
    await expect.poll(launched.output, { timeout: 15_000 }).toContain('The database is there.');
    await expect.poll(health, { timeout: 15_000 }).toMatchObject({ status: 'ok', database: 'ok' });
    const running = JSON.parse(await readFile(path.join(place.dataDir, 'running.json'), 'utf8'));
    expect(running).toMatchObject({ app: {}, projector: {} });

    launched.process.kill('SIGTERM');
    expect(await launched.ended).toBe(0);
  } finally {
    await proxy.close();
    await server.stop();
  }
});

test('asked to end under load, the app answers what it was sent, and all is over within ten seconds', async () => {
  const launched = await launch(place);
  const add = ['connection', 'add', '--provider', 'alohaa', '--label', 'Front desk', '--json'];
  const { url } = JSON.parse(await operate(add, { ...place.environment, APP_URL: place.url }));
  const outcomes: string[] = [];
  const clients = Array.from({ length: 30 }, async (_, client) => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    let last = '';
    for (let number = 0; last !== 'ECONNREFUSED'; number++) {
      last = await send(url, agent, {
        call_type: 'outgoing',
        call_status: 'answered',
        call_id: `${client}-${number}`,
      });
      outcomes.push(last);
    }
  });
  await expect.poll(() => outcomes.length, { timeout: 60_000 }).toBeGreaterThan(300);
  const begin = Date.now();
  launched.process.kill('SIGTERM');
  expect(await launched.ended).toBe(0);
  expect(Date.now() - begin).toBeLessThan(10_000);
  await Promise.all(clients);
  expect(new Set(outcomes)).toEqual(new Set(['200', 'ECONNREFUSED']));
});

/** The status of the answer, or why there is none. */
function send(url: string, agent: http.Agent, payload: unknown): Promise<string> {
  return new Promise((resolve) => {
    const request = http.request(
      url,
      { method: 'POST', agent, headers: { 'content-type': 'application/json' } },
      (response) => {
        response.resume();
        response.on('end', () => resolve(String(response.statusCode)));
        response.on('error', (error) => resolve(`cut: ${error.message}`));
      },
    );
    request.on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    request.end(JSON.stringify(payload));
  });
}
