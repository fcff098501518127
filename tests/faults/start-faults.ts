import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { findCluster } from '../../lib/postgres/cluster-place.ts';
import { migrate } from '../../lib/postgres/migrate.ts';
import { readMigrations } from '../../lib/postgres/migration-files.ts';
import { registry } from '../../lib/providers/registry.ts';
import { run } from '../instance.ts';
import { type DatabaseServer, sharedSecret, startDatabaseServer } from './database-server.ts';
import { atMost, exactly, type Fault, holds } from './fault.ts';
import { addConnections, openInstallation, secondsUntil } from './installation.ts';
import { startLoad } from './load.ts';
import { verify } from './verify.ts';

export const startedAtOnce: Fault = {
  name: 'started-at-once',
  about: 'two installations start on one empty database at the same time: one migrates, both serve',
  run: async (scene) => {
    const server = await startDatabaseServer(scene);
    const databaseUrl = await makeDatabase(server, 'at_once');
    const options = { databaseUrl, secret: sharedSecret, started: false };
    const one = await openInstallation(scene, options);
    const other = await openInstallation(scene, options);
    await Promise.all([one.start(), other.start()]);
    const said = [one, other].filter(({ launched }) => /Applied \d+ migration/.test(launched().output()));
    const connections = await addConnections(one, registry);
    const load = startLoad({ connections, rate: 40, count: 100, origins: [one.url, other.url] });
    await load.done;
    await load.stop();
    const { counts, settled, broken } = await verify({ ...one, connections }, load.attempts);
    return {
      counts,
      recovery: settled,
      asked: [
        exactly('launchers that migrated', said.length, 1),
        exactly('migrations noted', await notedMigrations(databaseUrl), (await readMigrations()).length),
        exactly('refused', counts.refused, 0),
        exactly('unanswered', counts.unanswered, 0),
      ],
      broken,
    };
  },
};

export const migrationKilled: Fault = {
  name: 'migration-killed',
  about: 'kill -9 in the middle of a migration: nothing half is left, the next start completes',
  run: async (scene) => {
    const server = await startDatabaseServer(scene);
    const databaseUrl = await makeDatabase(server, 'half_way');
    const migrations = await readMigrations();
    await migrate(databaseUrl, migrations.slice(0, 1));
    const installation = await openInstallation(scene, { databaseUrl, started: false });
    const holder = new pg.Client({ connectionString: databaseUrl });
    await holder.connect();
    scene.atEnd(() => holder.end());
    // A migration can be made, and not be noted: it waits in the middle.
    await holder.query('BEGIN; LOCK TABLE _prisma_migrations IN SHARE MODE');
    const launched = run(['start'], installation.place.environment);
    const waiting = await secondsUntil(60, async () => {
      // On a connection of its own: within a transaction these rows stay as they were seen first.
      const rows = await installation.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rows.length > 0;
    });
    launched.process.kill('SIGKILL');
    await launched.ended;
    await holder.query('ROLLBACK');
    await sleep(500);
    const notedBefore = await notedMigrations(databaseUrl);
    await installation.start();
    const connections = await addConnections(installation, registry);
    const load = startLoad({ connections, rate: 40, count: 50 });
    await load.done;
    await load.stop();
    const { counts, broken } = await verify({ ...installation, connections }, load.attempts);
    return {
      counts,
      asked: [
        holds('it was killed in the middle', waiting !== Number.POSITIVE_INFINITY),
        exactly('migrations noted after the kill', notedBefore, 1),
        exactly('migrations noted in the end', await notedMigrations(databaseUrl), migrations.length),
      ],
      broken,
    };
  },
};

export const serverLeftOver: Fault = {
  name: 'server-left-over',
  about:
    'embedded server orphaned by kill -9, stale pid file, data of another major version: adopted; cleaned; said',
  run: async (scene) => {
    const installation = await openInstallation(scene);
    const { place } = installation;
    const load = startLoad({ ...installation, rate: 40, count: 150 });
    await load.acknowledged(50);
    const { postmaster } = await installation.processes();
    await installation.kill();
    await load.stop();
    const started = performance.now();
    await installation.start();
    const startTook = (performance.now() - started) / 1000;
    const adopted = (await installation.processes()).postmaster;
    const { counts, broken } = await verify(installation, load.attempts);

    await installation.stop();
    const cluster = z.string().parse(await findCluster(place.dataDir));
    const stale: boolean[] = [];
    // A process that is no server, and one that has gone.
    for (const pid of [process.pid, 4_194_304]) {
      const lines = [pid, cluster, 1_700_000_000, 5432, '', '127.0.0.1', ' 1 2', 'ready', ''];
      await writeFile(path.join(cluster, 'postmaster.pid'), lines.join('\n'));
      await installation.start();
      stale.push((await installation.processes()).postmaster !== pid);
      await installation.stop();
    }

    const version = path.join(cluster, 'PG_VERSION');
    const own = await readFile(version, 'utf8');
    await writeFile(version, '17\n');
    const before = await readdir(cluster);
    const refused = run(['start'], place.environment);
    const code = await refused.ended;
    const after = await readdir(cluster);
    await writeFile(version, own);
    return {
      counts,
      asked: [
        exactly('the running server was adopted', adopted, postmaster),
        atMost('started beside it after', startTook, 10, 's'),
        holds('started in spite of stale pid files', stale.every(Boolean)),
        exactly('exit code on data of another version', code, 1),
        holds('both versions were named', /PostgreSQL 17\b.*PostgreSQL 18\b/.test(refused.output())),
        holds('its files are as they were', String(after) === String(before)),
      ],
      broken,
    };
  },
};

/** An empty database on a server. */
async function makeDatabase({ url }: DatabaseServer, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  await client.end();
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.href;
}

async function notedMigrations(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query('SELECT FROM _prisma_migrations WHERE finished_at IS NOT NULL')).rows.length;
  } finally {
    await client.end();
  }
}
