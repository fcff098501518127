import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { z } from 'zod';
import { hasCode } from '../write-file.ts';
import {
  type BackupHeader,
  endOfBackup,
  endOfTable,
  headerSchema,
  secretMark,
  tableSchema,
} from './backup-format.ts';
import { connect } from './connect.ts';
import { DatabaseProblem } from './database-problem.ts';
import { migrate } from './migrate.ts';
import { readMigrations } from './migration-files.ts';

/**
 * Fills an empty database from a file of `writeBackup`, all or nothing: brings it to the migrations that the file
 * was made at, loads every row as it was, and applies the migrations that came since.
 *
 * @returns how many rows were loaded, and when the backup was made (ISO 8601, UTC).
 * @throws {DatabaseProblem} when the file is none or damaged, was made by a newer version or with another
 * `APP_SECRET` (unless `anySecret`), or the database holds data.
 */
export async function restoreBackup(
  databaseUrl: string,
  appSecret: string,
  file: string,
  { anySecret = false } = {},
): Promise<{ rows: number; made: string }> {
  const lines = linesOf(file);
  const header = await readHeader(file, lines);
  if (!anySecret && header.secret !== secretMark(appSecret)) throw new DatabaseProblem(otherSecret);
  const ours = await readMigrations();
  const unknown = header.migrations.filter((name) => !ours.some((migration) => migration.name === name));
  if (unknown.length > 0) {
    throw new DatabaseProblem(
      `${file} was made by a newer version of Switchboard, which has the migration ${unknown[0]}. Restore it with that version.`,
    );
  }
  await assertEmpty(databaseUrl);
  await migrate(
    databaseUrl,
    ours.filter(({ name }) => header.migrations.includes(name)),
  );
  const rows = await load(databaseUrl, file, lines);
  await migrate(databaseUrl);
  return { rows, made: header.made };
}

const otherSecret =
  'The backup belongs to another APP_SECRET than the one here. Set APP_SECRET to that one, or put its file ' +
  'app-secret into DATA_DIR. Is it lost? With --any-secret everything is restored; then rotate the secrets of ' +
  'all connections, and everybody signs in anew.';

async function readHeader(file: string, lines: AsyncGenerator<Buffer>): Promise<BackupHeader> {
  try {
    return headerSchema.parse(JSON.parse(String((await lines.next()).value)));
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'EACCES', 'EISDIR')) {
      throw new DatabaseProblem(`${file} cannot be read (${error instanceof Error ? error.message : ''}).`);
    }
    throw new DatabaseProblem(`${file} is no backup of Switchboard.`);
  }
}

/** What people or providers have put there must not be mixed with, or lost to, what a file says. */
async function assertEmpty(databaseUrl: string): Promise<void> {
  const client = await connect(databaseUrl);
  try {
    for (const table of ['user', 'connection', 'delivery', 'audit_entry']) {
      const name = pg.escapeIdentifier(table);
      const { rows } = await client.query('SELECT to_regclass($1) IS NOT NULL AS there', [name]);
      if (!z.object({ there: z.boolean() }).parse(rows[0]).there) continue;
      const { rowCount } = await client.query(`SELECT FROM ${name} LIMIT 1`);
      if (rowCount === 0) continue;
      throw new DatabaseProblem(
        'This database holds data already, and nothing was changed. Restore into an empty one: set DATA_DIR to ' +
          'a new directory, or DATABASE_URL to a new database.',
      );
    }
  } finally {
    await client.end();
  }
}

async function load(databaseUrl: string, file: string, lines: AsyncGenerator<Buffer>): Promise<number> {
  const client = await connect(databaseUrl);
  try {
    await client.query('BEGIN');
    const putBack = await dropForeignKeys(client);
    let rows = 0;
    for await (const line of lines) {
      const text = line.toString();
      if (text === endOfBackup) {
        for (const statement of putBack) await client.query(statement);
        await client.query('COMMIT');
        await client.query('ANALYZE');
        return rows;
      }
      rows += await loadTable(client, tableSchema.parse(JSON.parse(text)), lines);
    }
    throw new Error('it ends too early');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseProblem(`${file} could not be restored and left nothing behind: ${reason}`, {
      cause: error,
    });
  } finally {
    await client.end();
  }
}

async function loadTable(
  client: pg.Client,
  { table, columns }: z.output<typeof tableSchema>,
  lines: AsyncGenerator<Buffer>,
): Promise<number> {
  const name = pg.escapeIdentifier(table);
  await client.query(`TRUNCATE ${name}`);
  const names = columns.map(pg.escapeIdentifier).join(', ');
  const copy = client.query(copyFrom(`COPY ${name} (${names}) FROM STDIN`));
  await pipeline(rowsOfTable(lines), copy);
  await continueSequences(client, table, columns);
  return copy.rowCount;
}

async function* rowsOfTable(lines: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done) throw new Error('it ends too early');
    if (value.length === endOfTable.length && value.toString() === endOfTable) return;
    yield value;
    yield lineFeed;
  }
}

/**
 * Rows come table by table, in no order that their references would allow; the references are checked when all
 * are there.
 *
 * @returns what puts them back.
 */
async function dropForeignKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`,
  );
  const keys = z
    .array(z.object({ table: z.string(), name: z.string(), definition: z.string() }))
    .parse(rows)
    .map(({ name, ...key }) => ({ ...key, name: pg.escapeIdentifier(name) }));
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  return keys.map(
    ({ table, name, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`,
  );
}

async function continueSequences(client: pg.Client, table: string, columns: string[]): Promise<void> {
  for (const column of columns) {
    const [name, key] = [pg.escapeIdentifier(table), pg.escapeIdentifier(column)];
    const { rows } = await client.query('SELECT pg_get_serial_sequence($1, $2) AS sequence', [name, column]);
    const { sequence } = z.object({ sequence: z.string().nullable() }).parse(rows[0]);
    if (sequence === null) continue;
    await client.query(`SELECT setval($1, coalesce(max(${key}), 0) + 1, false) FROM ${name}`, [sequence]);
  }
}

const lineFeed = Buffer.from('\n');

/** The lines of a compressed file, without their ends. A damaged file throws where it is damaged. */
async function* linesOf(file: string): AsyncGenerator<Buffer, undefined> {
  const source = createReadStream(file);
  const unzipped = createGunzip();
  source.once('error', (error) => unzipped.destroy(error));
  let begun: Buffer[] = [];
  for await (const chunk of source.pipe(unzipped)) {
    let from = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, from)) {
      yield Buffer.concat([...begun, chunk.subarray(from, end)]);
      begun = [];
      from = end + 1;
    }
    begun.push(chunk.subarray(from));
  }
  return undefined;
}
