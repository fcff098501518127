import { createWriteStream } from 'node:fs';
import { access, open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { z } from 'zod';
import { hasCode } from '../write-file.ts';
import { type BackupHeader, endOfBackup, endOfTable, secretMark } from './backup-format.ts';
import { connect } from './connect.ts';
import { DatabaseProblem } from './database-problem.ts';

/**
 * Writes everything that the database holds into a new file, as it is at one moment, while the app goes on. The
 * file is there when it is complete and on disk; only its owner may read it. `APP_SECRET` is not in it.
 *
 * @returns how many rows it has, and its size in bytes.
 * @throws {DatabaseProblem} when the database cannot be reached or was never migrated, or the file exists.
 */
export async function writeBackup(
  databaseUrl: string,
  appSecret: string,
  file: string,
): Promise<{ rows: number; bytes: number }> {
  if (await isThere(file)) {
    throw new DatabaseProblem(`${file} is already there. Name another file, or remove it.`);
  }
  const client = await connect(databaseUrl);
  const partial = `${file}.partial`;
  const count = { rows: 0 };
  try {
    await pipeline(
      linesOf(client, appSecret, count),
      createGzip(),
      createWriteStream(partial, { mode: 0o600 }),
    );
    const bytes = await synced(partial);
    await rename(partial, file);
    return { ...count, bytes };
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'EACCES', 'ENOTDIR', 'EROFS')) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseProblem(`${file} cannot be written (${reason}). Name a file elsewhere.`);
  } finally {
    await client.end();
    await rm(partial, { force: true }).catch(() => {});
  }
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** The size of a file in bytes, when it is on disk. */
async function synced(file: string): Promise<number> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

async function* linesOf(
  client: pg.Client,
  appSecret: string,
  count: { rows: number },
): AsyncGenerator<string | Buffer> {
  // One snapshot: what is written meanwhile is in none of the tables.
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const header: BackupHeader = {
    switchboard: 'backup',
    format: 1,
    made: new Date().toISOString(),
    migrations: await appliedMigrations(client),
    secret: secretMark(appSecret),
  };
  yield `${JSON.stringify(header)}\n`;
  for (const { table, columns } of await tablesOf(client)) {
    yield `${JSON.stringify({ table, columns })}\n`;
    const names = columns.map(pg.escapeIdentifier).join(', ');
    const copy = client.query(copyTo(`COPY ${pg.escapeIdentifier(table)} (${names}) TO STDOUT`));
    yield* copy;
    count.rows += copy.rowCount;
    yield `${endOfTable}\n`;
  }
  yield `${endOfBackup}\n`;
  await client.query('COMMIT');
}

async function appliedMigrations(client: pg.Client): Promise<string[]> {
  const { rows: known } = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS known`);
  if (!z.object({ known: z.boolean() }).parse(known[0]).known) {
    throw new DatabaseProblem('The database holds nothing of Switchboard: there is nothing to back up.');
  }
  const { rows } = await client.query(
    `SELECT migration_name AS name FROM _prisma_migrations
     WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL ORDER BY migration_name`,
  );
  return z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map(({ name }) => name);
}

/** Every table but the history of migrations, with the columns that are stored rather than computed. */
async function tablesOf(client: pg.Client): Promise<{ table: string; columns: string[] }[]> {
  const { rows } = await client.query(
    `SELECT c.relname::text AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
       AND c.relname <> '_prisma_migrations'
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     GROUP BY c.relname ORDER BY c.relname`,
  );
  return z.array(z.object({ table: z.string(), columns: z.array(z.string()) })).parse(rows);
}
