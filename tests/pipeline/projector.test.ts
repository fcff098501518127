import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createConnection } from '../../lib/connections/create-connection.ts';
import { db } from '../../lib/db.ts';
import { env } from '../../lib/env.ts';
import { connect } from '../../lib/postgres/connect.ts';
import { migrate } from '../../lib/postgres/migrate.ts';
import { drain } from '../../lib/projection/drain.ts';
import { startProjector } from '../../lib/projection/projector.ts';
import { rebuild } from '../../lib/projection/rebuild.ts';
import { createTestDatabase, testSecret, useTestDatabase } from '../database.ts';
import { expectRightCounters } from './expect-right-counters.ts';
import { allCalls, outgoingCall, tester } from './sender.ts';

useTestDatabase();

const root = path.resolve(import.meta.dirname, '../..');

/** The projector as the launcher starts it: a process of its own with a channel to its parent. */
function spawnProjector(databaseUrl = env().DATABASE_URL) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/projection/main.ts'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: databaseUrl, APP_SECRET: testSecret, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let log = '';
  child.stderr?.on('data', (chunk) => {
    log += chunk;
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, ended, log: () => log };
}

async function addConnection(label: string): Promise<string> {
  const { connection } = await createConnection(tester, { provider: 'alohaa', label });
  return connection.id;
}

/** Stores deliveries as another process would: nothing in this one is told. */
async function storeDeliveries(connectionId: string, bodies: readonly unknown[]): Promise<void> {
  const contents = bodies.map((body) => Buffer.from(JSON.stringify(body)));
  await db().$executeRaw`
    INSERT INTO delivery (connection_id, method, headers, content_type, body, content_hash)
    SELECT ${connectionId}::uuid, 'POST', '{}', 'application/json', body, hash
    FROM unnest(${contents}::bytea[], ${contents.map((body) => createHash('sha256').update(body).digest())}::bytea[]) AS c (body, hash)`;
}

const outgoing = (count: number) => Array.from({ length: count }, (_, index) => outgoingCall(`p-${index}`));
const pending = () => db().delivery.count({ where: { state: 'pending' } });
const announce = () => db().$executeRaw`SELECT pg_notify('switchboard_delivery', '')`;
const patience = { timeout: 60_000, interval: 20 };
// Processes are started, at a low priority.
vi.setConfig({ testTimeout: 90_000 });

test('a notice of another process is enough: no sweep is waited for', async () => {
  const connectionId = await addConnection('announced');
  const projector = startProjector({ sweepInterval: 3_600_000 });
  try {
    await expect.poll(listeners, patience).toBe(1);
    await storeDeliveries(connectionId, outgoing(1));
    expect(await pending()).toBe(1);
    // A burst of them is no more work than one.
    await Promise.all(Array.from({ length: 50 }, announce));
    await expect.poll(pending, patience).toBe(0);
    await expect.poll(() => db().dirtyBucket.count(), patience).toBe(0);
    await expectRightCounters();
  } finally {
    await projector.stop();
  }
  await storeDeliveries(connectionId, [outgoingCall('after the end')]);
  await announce();
  expect(await pending()).toBe(1);
  await drain();
});

test('the process finds what nobody announced, ends at SIGTERM after its batches, and loses nothing', async () => {
  const connectionId = await addConnection('ended');
  await storeDeliveries(connectionId, outgoing(2_000));
  const { child, ended } = spawnProjector();
  await expect.poll(pending, patience).toBeLessThan(2_000);
  child.kill('SIGTERM');
  expect(await ended).toEqual({ code: 0, signal: null });
  const done = 2_000 - (await pending());
  expect(await db().callEvent.count({ where: { connectionId } })).toBe(2 * done);
  expect(await db().call.count({ where: { connectionId } })).toBe(done);
  await drain();
  expect(await db().call.count({ where: { connectionId } })).toBe(2_000);
});

test('the process ends when whoever started it is gone', async () => {
  const { child, ended } = spawnProjector();
  await expect.poll(listeners, patience).toBe(1);
  child.disconnect();
  expect(await ended).toEqual({ code: 0, signal: null });
});

test('an absent database is waited for, in one line', async () => {
  const { child, ended, log } = spawnProjector('postgresql://nobody:nothing@127.0.0.1:1/nowhere');
  await expect.poll(log, patience).toContain('projection waits for the database');
  await new Promise((resolve) => setTimeout(resolve, 4_500));
  expect(log().match(/projection waits for the database/g)).toHaveLength(1);
  expect(log()).not.toContain('nothing@');
  child.kill('SIGTERM');
  expect(await ended).toEqual({ code: 0, signal: null });
});

test('a database without tables is waited for', async () => {
  const { databaseUrl, drop } = await createTestDatabase({ migrated: false });
  const { child, ended, log } = spawnProjector(databaseUrl);
  const client = await connect(databaseUrl);
  try {
    await expect.poll(log, patience).toContain('projection waits for the database');
    await migrate(databaseUrl);
    await client.query(`
      WITH made AS (
        INSERT INTO connection (provider, label, time_zone, default_country) VALUES ('alohaa', 'x', 'UTC', 'IN') RETURNING id)
      INSERT INTO delivery (connection_id, method, headers, body, content_hash) SELECT id, 'POST', '{}', '{}', 'x' FROM made`);
    const state = async () => (await client.query('SELECT state FROM delivery')).rows;
    await expect.poll(state, patience).toEqual([{ state: 'ignored' }]);
  } finally {
    child.kill('SIGTERM');
    await ended;
    await client.end();
    await drop();
  }
});

test('two projectors share the work: every call is what its deliveries say, and nothing is there twice', async () => {
  const connections = await Promise.all([1, 2, 3, 4].map((number) => addConnection(`shared ${number}`)));
  const projectors = [spawnProjector(), spawnProjector()];
  await expect.poll(listeners, patience).toBe(2);
  for (let part = 0; part < 10; part += 1) {
    await Promise.all(
      connections.map((id) => storeDeliveries(id, outgoing(250).slice(part * 25, part * 25 + 25))),
    );
    await announce();
  }
  await expect.poll(pending, patience).toBe(0);
  await expect.poll(() => db().dirtyBucket.count(), patience).toBe(0);
  for (const { child } of projectors) child.kill('SIGTERM');
  for (const { ended } of projectors) expect(await ended).toEqual({ code: 0, signal: null });

  const where = { connectionId: { in: connections } };
  expect(await db().delivery.count({ where: { ...where, state: 'projected' } })).toBe(1_000);
  expect(await db().call.count({ where })).toBe(1_000);
  expect(await db().callEvent.count({ where })).toBe(2_000);
  await expectRightCounters();
  const before = await allCalls();
  await rebuild(tester, () => {});
  expect(await allCalls()).toEqual(before);
});

/** Processes that listen for stored deliveries. */
async function listeners(): Promise<number> {
  const rows = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND (query = 'LISTEN switchboard_delivery' OR query = 'SELECT 1') AND state = 'idle'`;
  return rows[0]?.count ?? 0;
}
