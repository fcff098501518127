import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, testSecret, useTestDatabase } from '../../tests/database.ts';
import { everyRow } from '../../tests/every-row.ts';
import { systemViewer } from '../auth/system-viewer.ts';
import { streamCalls } from '../calls/stream-calls.ts';
import { closeDb, db } from '../db.ts';
import { loadDemo } from '../demo/load-demo.ts';
import { env, provideEnv } from '../env.ts';
import { rebuild } from '../projection/rebuild.ts';
import { connect } from './connect.ts';
import { readMigrations } from './migration-files.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

useTestDatabase();

/** What COPY has to write in another way than it is, and what readers of lines take for the end of one. */
const awkward = 'a\tb\\n\r\n\u2028\\.\nNULL \\N "quoted" देवनागरी';

let folder: string;
let file: string;
let source: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'switchboard-backup-'));
  file = path.join(folder, 'all.backup');
  source = env().DATABASE_URL;
  const until = '2026-11-20T12:00:00Z';
  await loadDemo(systemViewer('test'), { days: 3, calls: 60, seed: 5, until }, () => {});
  await db().workspace.upsert({
    where: { id: 1 },
    create: { organisationName: awkward },
    update: { organisationName: awkward },
  });
  const [one, other] = await db().agent.findMany({ take: 2 });
  // A reference to another row of the same table, whichever of the two comes first.
  await db().agent.update({ where: { id: one?.id ?? '' }, data: { mergedIntoId: other?.id ?? '' } });
  await writeBackup(source, testSecret, file);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** An empty database, which `db()` works on until `work` is done. */
async function inAnother<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const { databaseUrl, drop } = await createTestDatabase({ migrated: false });
  await closeDb();
  provideEnv({ DATABASE_URL: databaseUrl, APP_SECRET: testSecret });
  try {
    return await work(databaseUrl);
  } finally {
    await closeDb();
    provideEnv({ DATABASE_URL: source, APP_SECRET: testSecret });
    await drop();
  }
}

async function tables(): Promise<string[]> {
  const rows = await db().$queryRaw`SELECT tablename::text AS name FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`;
  return z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map(({ name }) => name);
}

async function calls(): Promise<string[]> {
  const printed: string[] = [];
  for await (const call of streamCalls(systemViewer('test'), { conversation: true })) {
    printed.push(JSON.stringify(call));
  }
  return printed;
}

/** Constraints, indexes, triggers: what a database has besides rows. */
async function structure(databaseUrl: string): Promise<unknown[]> {
  const client = await connect(databaseUrl);
  try {
    const { rows } = await client.query(
      `SELECT conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS part
         FROM pg_constraint WHERE connamespace = 'public'::regnamespace
       UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
       UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1`,
    );
    return rows;
  } finally {
    await client.end();
  }
}

test('what is restored elsewhere is the same, row by row and call by call, and goes on', {
  timeout: 60_000,
}, async () => {
  const names = await tables();
  const [rows, printed, parts] = [await everyRow(names), await calls(), await structure(source)];
  expect(names.length).toBeGreaterThan(30);
  expect(printed.length).toBeGreaterThanOrEqual(60);
  expect((await stat(file)).mode & 0o777).toBe(0o600);

  await inAnother(async (databaseUrl) => {
    const restored = await restoreBackup(databaseUrl, testSecret, file);
    expect(restored.rows).toBe(rows.flat().flat().length);
    expect(await everyRow(names)).toEqual(rows);
    expect(await calls()).toEqual(printed);
    expect(await structure(databaseUrl)).toEqual(parts);
    // Made anew from its deliveries it is the same again: sequences go on where they were.
    await rebuild(systemViewer('test'), () => {});
    expect(await calls()).toEqual(printed);

    await expect(restoreBackup(databaseUrl, testSecret, file)).rejects.toThrow(/holds data already/);
  });
});

test('a backup of an older version is brought to this one', async () => {
  const text = gunzipSync(await readFile(file)).toString();
  const [last] = (await readMigrations()).slice(-1).map(({ name }) => name);
  const header = JSON.parse(text.slice(0, text.indexOf('\n')));
  // Of the time before there was anything: every migration comes after.
  const old = path.join(folder, 'old.backup');
  const empty = { ...header, migrations: [] };
  await writeFile(old, gzipSync(`${JSON.stringify(empty)}\n-- complete\n`));
  await inAnother(async (databaseUrl) => {
    expect(await restoreBackup(databaseUrl, testSecret, old)).toMatchObject({ rows: 0 });
    const client = await connect(databaseUrl);
    const { rows } = await client.query('SELECT max(migration_name) AS last FROM _prisma_migrations');
    await client.end();
    expect(rows).toEqual([{ last }]);
  });
});

test('what cannot be restored leaves an empty database, and says why', async () => {
  const whole = await readFile(file);
  const text = gunzipSync(whole).toString();
  const put = async (name: string, content: Buffer | string) => {
    await writeFile(path.join(folder, name), content);
    return path.join(folder, name);
  };
  const [header = '', ...rest] = text.split('\n');
  const newer = JSON.stringify({ ...JSON.parse(header), migrations: ['20991231000000_to_come'] });
  const cases: [string, string, RegExp][] = [
    [await put('cut.backup', whole.subarray(0, whole.length - 400)), testSecret, /left nothing behind/],
    [await put('short.backup', gzipSync(text.slice(0, -200))), testSecret, /ends too early/],
    [await put('odd.backup', gzipSync(text.replace('\n\\.\n', '\nodd\n\\.\n'))), testSecret, /missing data/],
    [await put('other.backup', 'a picture'), testSecret, /is no backup of Switchboard/],
    [path.join(folder, 'missing'), testSecret, /cannot be read/],
    [await put('newer.backup', gzipSync([newer, ...rest].join('\n'))), testSecret, /newer version/],
    [file, 'x'.repeat(32), /belongs to another APP_SECRET/],
  ];
  await inAnother(async (databaseUrl) => {
    for (const [from, secret, reason] of cases) {
      await expect(restoreBackup(databaseUrl, secret, from)).rejects.toThrow(reason);
    }
    expect(await restoreBackup(databaseUrl, 'x'.repeat(32), file, { anySecret: true })).toBeTruthy();
  });
});

test('a file that is there is not written over, and one that is not complete does not stay', async () => {
  const before = await readFile(file);
  await expect(writeBackup(source, testSecret, file)).rejects.toThrow(/already there/);
  expect(await readFile(file)).toEqual(before);
  await inAnother(async (databaseUrl) => {
    await expect(writeBackup(databaseUrl, testSecret, path.join(folder, 'nothing'))).rejects.toThrow(
      /nothing to back up/,
    );
  });
  expect((await readdir(folder)).filter((name) => /nothing|partial/.test(name))).toEqual([]);
});
