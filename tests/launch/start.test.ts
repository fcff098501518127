import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { z } from 'zod';
import { connect } from '../../lib/postgres/connect.ts';
import { startEmbeddedServer, stopEmbeddedServer } from '../../lib/postgres/embedded-server.ts';
import { makePlace, type Place, run } from '../instance.ts';

let place: Place;
beforeAll(async () => {
  place = await makePlace();
});
afterAll(() => place.remove());

/** What the terminal shows of a start that cannot be. */
async function refusal(environment: Record<string, string>): Promise<string> {
  const launched = run(['start'], { ...place.environment, ...environment });
  expect(await launched.ended).toBe(1);
  expect(launched.output()).not.toMatch(/\n {4}at /);
  return launched.output().trim();
}

test('wrong settings are all named at once, each with what it must be', async () => {
  const wrong = {
    PORT: 'abc',
    DATABASE_URL: 'mysql://db/x',
    APP_URL: 'calls',
    APP_SECRET: 'short',
    LOG_LEVEL: 'loud',
  };
  expect(await refusal(wrong)).toContain(
    [
      'The configuration is wrong:',
      '  PORT: must be a whole number from 1 to 65535',
      '  DATABASE_URL: must look like postgresql://user:password@host:5432/database; special characters of the password are written as %40 for @, %2F for /, %23 for #',
      '  APP_URL: must be an http or https address such as https://calls.example.com',
      '  APP_SECRET: must have at least 32 characters: openssl rand -base64 32',
      '  LOG_LEVEL: must be one of fatal, error, warn, info, debug, trace, silent',
    ].join('\n'),
  );
});

test('a database that does not answer is named without its password, and the start goes on', async () => {
  const launched = run(['start'], {
    ...place.environment,
    DATABASE_URL: 'postgresql://ada:hidden-word@127.0.0.1:1/calls',
  });
  await vi.waitFor(() => expect(launched.output()).toContain('Starting without it'), { timeout: 15_000 });
  launched.process.kill('SIGTERM');
  expect(await launched.ended).toBe(0);
  expect(launched.output()).toContain(
    'No PostgreSQL server answers at 127.0.0.1:1. Start it, or correct DATABASE_URL.\n' +
      'Starting without it: deliveries are kept on disk until it is back.\n',
  );
  expect(launched.output()).not.toContain('hidden-word');
});

test('a signal to npm alone stops what npm has started', async () => {
  // As npm does it: a shell between, which dies of the signal that npm hands on.
  const shell = spawn('/bin/sh', ['-c', `"${process.execPath}" lib/launch/bootstrap.mjs start; true`], {
    env: {
      ...process.env,
      ...place.environment,
      ...{ DATABASE_URL: 'postgresql://ada@127.0.0.1:1/calls', npm_lifecycle_event: 'start' },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  shell.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  await vi.waitFor(() => expect(printed).toContain('Starting without it'), { timeout: 15_000 });
  shell.kill('SIGTERM');
  // The pipe closes when the last process that holds it has ended.
  await once(shell, 'close');
  expect(printed).toContain('Stopping …');
});

test('a database that refuses the password ends the start', async () => {
  const url = Object.assign(new URL(inject('templateUrl')), { password: 'hidden-word' });
  const said = await refusal({ DATABASE_URL: url.href });
  expect(said).toContain('refuses the user "switchboard"');
  expect(said).not.toContain('hidden-word');
});

test('a user who may make no tables is told how to get the right', async () => {
  const url = new URL(inject('templateUrl'));
  const client = await connect(Object.assign(new URL(url), { pathname: '/postgres' }).href);
  await client.query("CREATE ROLE poor LOGIN PASSWORD 'poor'");
  try {
    Object.assign(url, { username: 'poor', password: 'poor', pathname: '/postgres' });
    expect(await refusal({ DATABASE_URL: url.href })).toContain(
      'The user "poor" may not make tables in the database "postgres". Make it the owner: ' +
        'ALTER DATABASE "postgres" OWNER TO "poor"',
    );
  } finally {
    await client.query('DROP ROLE poor');
    await client.end();
  }
});

test('what listens in the place of PostgreSQL is suspected', async () => {
  const other = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0);
  await once(other, 'listening');
  const { port } = z.object({ port: z.number() }).parse(other.address());
  const launched = run(['start'], {
    ...place.environment,
    DATABASE_URL: `postgresql://a@127.0.0.1:${port}/x`,
  });
  await vi.waitFor(() => expect(launched.output()).toContain('not something else?'), { timeout: 15_000 });
  launched.process.kill('SIGTERM');
  expect(await launched.ended).toBe(0);
  other.close();
});

test('an address with a path cannot be served', async () => {
  expect(await refusal({ APP_URL: 'https://example.com/calls' })).toContain(
    '  APP_URL: must be an address without a path',
  );
});

test('a data directory that cannot be written to is named', async () => {
  const file = path.join(path.dirname(place.dataDir), 'file');
  await writeFile(file, '');
  expect(await refusal({ DATA_DIR: path.join(file, 'data') })).toContain(
    `The data directory ${file}/data cannot be written to`,
  );
});

test('an address that is not of this computer is named', async () => {
  expect(await refusal({ HOST: '203.0.113.1' })).toContain('Nothing can listen at HOST 203.0.113.1');
});

test('data of another major version is named with both versions', async () => {
  const { cluster } = await startEmbeddedServer({ dataDir: place.dataDir, durable: false });
  await stopEmbeddedServer(place.dataDir);
  await writeFile(path.join(cluster, 'PG_VERSION'), '16\n');
  const said = await refusal({});
  await writeFile(path.join(cluster, 'PG_VERSION'), '18\n');
  expect(said).toMatch(/was made by PostgreSQL 16; .* carries PostgreSQL 18\./);
});

test('an unknown command is answered with those there are', async () => {
  const launched = run(['begin'], {});
  expect(await launched.ended).toBe(1);
  expect(launched.output()).toBe(
    'Usage: node lib/launch/bootstrap.mjs <start | dev | test | switchboard | migration | bench | faults | lighthouse | screenshots | pack> [arguments]\n',
  );
});
