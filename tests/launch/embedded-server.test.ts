import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../lib/postgres/connect.ts';
import { startEmbeddedServer, stopEmbeddedServer } from '../../lib/postgres/embedded-server.ts';
import { findPostmaster } from '../../lib/postgres/find-postmaster.ts';
import { readServerState } from '../../lib/postgres/server-settings.ts';
import { type DataDirectory, makeDataPlace } from './data-directory.ts';

let place: DataDirectory;
let said: string[] = [];
const start = (dataDir = place.path) =>
  startEmbeddedServer({ dataDir, durable: false, say: (line) => said.push(line) });

beforeAll(async () => {
  place = await makeDataPlace();
  const { databaseUrl } = await start();
  await query(databaseUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
});
afterAll(() => place.remove());
afterEach(() => {
  said = [];
});

describe('a started server', () => {
  test('checks its pages, speaks UTF-8, asks for a password and listens on the loopback interface only', async () => {
    const { databaseUrl } = await start();
    const shown = await query(
      databaseUrl,
      `SELECT current_setting('data_checksums') AS checksums, current_setting('server_encoding') AS encoding,
         current_setting('listen_addresses') AS addresses, current_setting('unix_socket_directories') AS sockets,
         (SELECT array_agg(DISTINCT auth_method) FROM pg_hba_file_rules) AS methods`,
    );
    expect(shown).toEqual([
      { checksums: 'on', encoding: 'UTF8', addresses: '127.0.0.1', sockets: '', methods: ['scram-sha-256'] },
    ]);
    const outside = Object.values(os.networkInterfaces())
      .flat()
      .find((net) => net && !net.internal && net.family === 'IPv4');
    const url = new URL(databaseUrl);
    if (outside) url.hostname = outside.address;
    if (outside) await expect(connect(url.href)).rejects.toThrow(/No PostgreSQL server answers/);
  });

  test('keeps its password where only its owner reads it', async () => {
    const { databaseUrl } = await start();
    const file = path.join(place.path, 'postgres.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toContain(new URL(databaseUrl).password);
    expect(new URL(databaseUrl).password.length).toBeGreaterThanOrEqual(32);
  });

  test('is durable unless that was waived', async () => {
    const own = await makeDataPlace();
    try {
      const { databaseUrl } = await startEmbeddedServer({ dataDir: own.path });
      const [shown] = await query(
        databaseUrl,
        `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
           current_setting('full_page_writes') AS pages`,
      );
      expect(shown).toEqual({ fsync: 'on', commit: 'on', pages: 'on' });
    } finally {
      await own.remove();
    }
  });
});

describe('the next start', () => {
  test('finds the same data at the same port', async () => {
    const before = await start();
    await stopEmbeddedServer(place.path);
    expect(await findPostmaster(before.cluster)).toBeUndefined();
    const after = await start();
    expect(after).toEqual({ ...before, adopted: false });
    expect(await query(after.databaseUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('adopts the server of a process that was killed', async () => {
    await stopEmbeddedServer(place.path);
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', path.join(import.meta.dirname, 'start-and-wait.ts'), place.path],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const { adopted, databaseUrl } = await start();
    expect(adopted).toBe(true);
    expect(await query(databaseUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('recovers after the server itself was killed', async () => {
    const { cluster } = await start();
    const postmaster = await findPostmaster(cluster);
    process.kill(postmaster?.pid ?? 0, 'SIGKILL');
    const { databaseUrl } = await start();
    expect(await query(databaseUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test.each([
    ['a process that has gone', 4_194_304],
    ['a process that is no server', process.pid],
  ])('is not kept from starting by the pid file of %s', async (_, pid) => {
    const { cluster } = await start();
    await stopEmbeddedServer(place.path);
    const lines = [pid, cluster, 1_700_000_000, 5432, '', '127.0.0.1', ' 1 2', 'ready', ''];
    await writeFile(path.join(cluster, 'postmaster.pid'), lines.join('\n'));
    expect((await start()).adopted).toBe(false);
  });

  test('takes another port when somebody else has its own', async () => {
    const { databaseUrl } = await start();
    await stopEmbeddedServer(place.path);
    const other = createServer().listen(Number(new URL(databaseUrl).port), '127.0.0.1');
    await once(other, 'listening');
    try {
      const moved = await start();
      expect(new URL(moved.databaseUrl).port).not.toBe(new URL(databaseUrl).port);
      expect((await readServerState(place.path))?.port).toBe(Number(new URL(moved.databaseUrl).port));
    } finally {
      other.close();
    }
  });

  test.each([
    ['missing', undefined],
    ['wrong', JSON.stringify({ port: 5432, password: 'not the one' })],
    ['damaged', '{'],
  ])('sets a new password when the stored one is %s, and keeps the data', async (_, content) => {
    await start();
    const file = path.join(place.path, 'postgres.json');
    if (content === undefined) await rm(file);
    else await writeFile(file, content);
    const { databaseUrl } = await start();
    expect(said.join('\n')).toContain('setting a new one');
    expect(await query(databaseUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('refuses the data of another major version and touches nothing', async () => {
    const { cluster } = await start();
    await stopEmbeddedServer(place.path);
    const file = path.join(cluster, 'PG_VERSION');
    await writeFile(file, '17\n');
    const before = await readdir(cluster);
    await expect(start()).rejects.toThrow(
      /was made by PostgreSQL 17; this version of Switchboard carries PostgreSQL 18\.\nNothing was changed/,
    );
    expect(await readdir(cluster)).toEqual(before);
    expect(await readFile(file, 'utf8')).toBe('17\n');
    await writeFile(file, '18\n');
  });
});

describe('a first start', () => {
  test('by several processes at once makes one cluster and starts one server', async () => {
    const own = await makeDataPlace();
    try {
      const servers = await Promise.all([start(own.path), start(own.path), start(own.path)]);
      expect(new Set(servers.map(({ databaseUrl }) => databaseUrl)).size).toBe(1);
      expect(servers.filter(({ adopted }) => !adopted)).toHaveLength(1);
    } finally {
      await own.remove();
    }
  });

  test('after one that was killed while it made the cluster begins anew', async () => {
    const own = await makeDataPlace();
    try {
      const half = path.join(own.path, 'postgres-new-abc123', 'cluster');
      await mkdir(half, { recursive: true });
      await writeFile(path.join(half, 'PG_VERSION'), '18\n');
      await start(own.path);
      expect((await readdir(own.path)).sort()).toEqual(['postgres', 'postgres.json']);
    } finally {
      await own.remove();
    }
  });

  test('leaves a directory alone that is no cluster', async () => {
    const own = await makeDataPlace();
    try {
      await mkdir(path.join(own.path, 'postgres'), { recursive: true });
      await writeFile(path.join(own.path, 'postgres', 'holiday.jpg'), '');
      await expect(start(own.path)).rejects.toThrow(/is no PostgreSQL data directory. Move it away/);
    } finally {
      await own.remove();
    }
  });

  test('where the data directory cannot be written to says so', async () => {
    const file = path.join(place.path, 'a-file');
    await writeFile(file, '');
    await expect(start(path.join(file, 'data'))).rejects.toThrow(/cannot be written to .* set DATA_DIR/);
  });

  test.runIf(process.getuid?.() === 0)(
    'by root in a place of its own keeps the cluster where the server may go',
    async () => {
      const own = await makeDataPlace({ hidden: true });
      let cluster = '';
      try {
        const server = await start(own.path);
        cluster = server.cluster;
        expect(cluster).toMatch(/^\/var\/lib\/switchboard\/data\//);
        expect(await readlink(path.join(own.path, 'postgres'))).toBe(cluster);
        expect(said.join('\n')).toContain(`The database lies in ${cluster}`);
        expect((await stat(path.dirname(own.path))).mode & 0o777).toBe(0o700);
        await stopEmbeddedServer(own.path);
        expect((await start(own.path)).cluster).toBe(cluster);
      } finally {
        await own.remove();
        if (cluster) await rm(path.dirname(cluster), { recursive: true });
      }
      await expect(access(cluster)).rejects.toThrow();
    },
  );
});

async function query(databaseUrl: string, sql: string): Promise<unknown[]> {
  const client = await connect(databaseUrl);
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
