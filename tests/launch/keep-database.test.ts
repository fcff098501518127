import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readSettings } from '../../lib/env.ts';
import { type KeptDatabase, keepDatabase } from '../../lib/launch/keep-database.ts';
import { connect } from '../../lib/postgres/connect.ts';
import { startEmbeddedServer, stopEmbeddedServer } from '../../lib/postgres/embedded-server.ts';
import { findPostmaster } from '../../lib/postgres/find-postmaster.ts';
import { findPendingMigrations } from '../../lib/postgres/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { type TcpProxy, tcpProxy } from '../tcp-proxy.ts';
import { type DataDirectory, makeDataPlace } from './data-directory.ts';

let place: DataDirectory;
let stop: AbortController;
let said: string[];
let kept: KeptDatabase | undefined;
beforeEach(async () => {
  place = await makeDataPlace();
  stop = new AbortController();
  said = [];
});
afterEach(async () => {
  stop.abort();
  await kept?.close();
  kept = undefined;
  await place.remove();
});

async function keep(environment: Record<string, string> = {}): Promise<KeptDatabase> {
  kept = await keepDatabase({
    settings: readSettings({ DATA_DIR: place.path, ...environment }),
    stopping: stop.signal,
    say: (line) => said.push(line),
  });
  return kept;
}

describe('a database of the operator’s', () => {
  let database: TestDatabase;
  let proxy: TcpProxy;
  beforeEach(async () => {
    database = await createTestDatabase({ migrated: false });
    proxy = await tcpProxy(database.databaseUrl);
  });
  afterEach(async () => {
    await proxy.close();
    await database.drop();
  });

  test('that is there is migrated, and that is all', async () => {
    const { isThere, url, there } = await keep({ DATABASE_URL: proxy.url });
    await there;
    expect({ isThere: isThere(), url: url() }).toEqual({ isThere: true, url: proxy.url });
    expect(await findPendingMigrations(database.databaseUrl)).toEqual([]);
    expect(said).toEqual([expect.stringMatching(/^Applied \d+ migrations?\.$/)]);
  });

  test('that does not answer is waited for, named without its password, and migrated when it is back', async () => {
    await proxy.become('refusing');
    const { isThere, url, there } = await keep({ DATABASE_URL: proxy.url });
    const { port, password } = new URL(proxy.url);
    expect({ isThere: isThere(), url: url() }).toEqual({ isThere: false, url: proxy.url });
    expect(said).toEqual([
      `No PostgreSQL server answers at 127.0.0.1:${port}. Start it, or correct DATABASE_URL.\n` +
        'Starting without it: deliveries are kept on disk until it is back.',
    ]);
    // The same is said once, however often it was tried.
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(said).toHaveLength(1);

    await proxy.become('through');
    await there;
    expect(isThere()).toBe(true);
    expect(await findPendingMigrations(database.databaseUrl)).toEqual([]);
    expect(said.slice(1)).toEqual([expect.stringMatching(/^Applied/), 'The database is there.']);
    expect(said.join()).not.toContain(password);
  });

  test('that is silent is waited for, too, and a stop does not wait for it', async () => {
    await proxy.become('silent');
    const { isThere, there, close } = await keep({ DATABASE_URL: proxy.url });
    expect(isThere()).toBe(false);
    expect(said.join()).toContain('cannot be reached');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const begin = Date.now();
    stop.abort();
    await there;
    await close();
    expect(Date.now() - begin).toBeLessThan(500);
    expect(isThere()).toBe(false);
  });

  test.each([
    ['a wrong password', { password: 'not-the-one' }, /refuses the user/],
    ['no such database', { pathname: '/missing' }, /has no database "missing"/],
  ])('with %s is for the operator to put right', async (_, difference, message) => {
    const url = Object.assign(new URL(proxy.url), difference);
    await expect(keep({ DATABASE_URL: url.href })).rejects.toThrow(message);
  });

  test('that knows migrations of a newer version is for the operator to put right', async () => {
    await (await keep({ DATABASE_URL: proxy.url })).close();
    const client = await connect(database.databaseUrl);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('1', '', '99990101000000_later', now())`,
    );
    await client.end();
    await expect(keep({ DATABASE_URL: proxy.url })).rejects.toThrow(/A newer version has used it/);
  });
});

describe('the embedded database', () => {
  const configuration = (cluster: string) => path.join(cluster, 'postgresql.auto.conf');

  test('that does not start is tried again until it does, at the address it had', async () => {
    const { cluster, databaseUrl } = await startEmbeddedServer({ dataDir: place.path, durable: false });
    await stopEmbeddedServer(place.path);
    const before = await readFile(configuration(cluster), 'utf8');
    await appendFile(configuration(cluster), "shared_preload_libraries = 'not_there'\n");
    const { isThere, url, there } = await keep();
    expect({ isThere: isThere(), url: url() }).toEqual({ isThere: false, url: databaseUrl });
    expect(said).toEqual([expect.stringMatching(/did not start:\nFATAL: .*not_there/)]);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(said).toHaveLength(1);

    await writeFile(configuration(cluster), before);
    await there;
    expect(isThere()).toBe(true);
    expect(said.at(-1)).toBe('The database is there.');
  });

  test('runs again within two seconds after it was killed, and ends with the launcher', async () => {
    const { url } = await keep();
    const { cluster } = await startEmbeddedServer({ dataDir: place.path });
    for (const signal of ['SIGKILL', 'SIGQUIT'] as const) {
      said = [];
      const begin = Date.now();
      process.kill((await findPostmaster(cluster))?.pid ?? 0, signal);
      await vi.waitFor(() => expect(said).toContain('The database server had ended; it runs again.'), {
        timeout: 15_000,
        interval: 10,
      });
      expect(Date.now() - begin).toBeLessThan(2000);
      await (await connect(url())).end();
    }
    stop.abort();
    await kept?.close();
    expect(await findPostmaster(cluster)).toBeUndefined();
  });

  test('of another major version is for the operator to put right', async () => {
    await keep().then(({ close }) => {
      stop.abort();
      return close();
    });
    stop = new AbortController();
    const cluster = path.join(place.path, 'postgres');
    await writeFile(path.join(cluster, 'PG_VERSION'), '16\n');
    await expect(keep()).rejects.toThrow(/was made by PostgreSQL 16/);
  });
});
