import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/database.ts';
import { connect } from './connect.ts';
import { findPendingMigrations, migrate } from './migrate.ts';
import { checksumOf, type Migration } from './migration-files.ts';

let database: TestDatabase;
let client: pg.Client;

beforeEach(async () => {
  database = await createTestDatabase({ migrated: false });
  client = await connect(database.databaseUrl);
});

afterEach(async () => {
  await client.end();
  await database.drop();
});

const first = migration('20260101000000_first', 'CREATE TABLE thing (id int);');
const second = migration(
  '20260102000000_second',
  'ALTER TABLE thing ADD name text; CREATE INDEX ON thing (name);',
);

describe('applying', () => {
  test('goes by name, tells what it did, and does nothing the second time', async () => {
    expect(await migrate(database.databaseUrl, [first, second])).toEqual([first.name, second.name]);
    expect(await migrate(database.databaseUrl, [first, second])).toEqual([]);
  });

  test('leaves the history as Prisma writes it', async () => {
    await migrate(database.databaseUrl, [first]);
    const { rows } = await client.query('SELECT * FROM _prisma_migrations');
    expect(rows).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        checksum: first.checksum,
        migration_name: first.name,
        started_at: expect.any(Date),
        finished_at: expect.any(Date),
        applied_steps_count: 1,
        logs: null,
        rolled_back_at: null,
      },
    ]);
  });

  test('of ten processes at once one applies and the others find it done', async () => {
    const slow = migration('20260101000000_slow', 'SELECT pg_sleep(0.2); CREATE TABLE thing (id int);');
    const done = await Promise.all(Array.from({ length: 10 }, () => migrate(database.databaseUrl, [slow])));
    expect(done.filter((names) => names.length > 0)).toEqual([[slow.name]]);
  });

  test('is completed by the next run after a kill in the middle', async () => {
    const slow = migration(
      '20260102000000_slow',
      'CREATE TABLE half (id int); SELECT pg_sleep(30); CREATE TABLE rest (id int);',
    );
    const killed = expect(migrate(database.databaseUrl, [first, slow])).rejects.toThrow(
      /20260102000000_slow/,
    );
    await expect.poll(() => endWhoever('%pg_sleep(30)%'), { timeout: 5000 }).toBe(1);
    await killed;
    expect(await tables()).toEqual(['_prisma_migrations', 'thing']);

    const quick = migration(slow.name, 'CREATE TABLE half (id int); CREATE TABLE rest (id int);');
    expect(await migrate(database.databaseUrl, [first, quick])).toEqual([slow.name]);
    expect(await tables()).toEqual(['_prisma_migrations', 'half', 'rest', 'thing']);
  });

  test('keeps nothing of a migration that fails, and all of those before it', async () => {
    const wrong = migration('20260102000000_wrong', 'CREATE TABLE other (id int); SELECT nonsense;');
    await expect(migrate(database.databaseUrl, [first, wrong])).rejects.toThrow(
      'The migration 20260102000000_wrong failed and left nothing behind: column "nonsense" does not exist',
    );
    expect(await tables()).toEqual(['_prisma_migrations', 'thing']);
  });
});

describe('a database of another history', () => {
  test('is refused when an applied migration was changed', async () => {
    await migrate(database.databaseUrl, [first]);
    const changed = migration(first.name, 'CREATE TABLE thing (id bigint);');
    await expect(migrate(database.databaseUrl, [changed, second])).rejects.toThrow(/first was changed after/);
    expect(await tables()).toEqual(['_prisma_migrations', 'thing']);
  });

  test('is accepted when only the line ends were', async () => {
    const unix = migration(first.name, 'CREATE TABLE thing (\n  id int\n);\n');
    const windows = migration(first.name, unix.sql.replaceAll('\n', '\r\n'));
    await migrate(database.databaseUrl, [windows]);
    expect(await migrate(database.databaseUrl, [unix])).toEqual([]);
  });

  test('is refused when it is ahead of the files', async () => {
    await migrate(database.databaseUrl, [first, second]);
    await expect(migrate(database.databaseUrl, [first])).rejects.toThrow(
      /^The database knows migrations that this version of Switchboard does not have: 20260102000000_second\. A newer/,
    );
  });

  test('is refused when another tool left a migration unfinished, until that is resolved', async () => {
    await migrate(database.databaseUrl, [first]);
    await client.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', $1, $2)`, [
      second.checksum,
      second.name,
    ]);
    await expect(migrate(database.databaseUrl, [first, second])).rejects.toThrow(
      /never finished.*--rolled-back/s,
    );
    await client.query(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE id = 'x'`);
    expect(await migrate(database.databaseUrl, [first, second])).toEqual([second.name]);
  });
});

describe('what is pending', () => {
  test('is everything in an empty database and nothing in a migrated one', async () => {
    const pending = await findPendingMigrations(database.databaseUrl);
    expect(pending.length).toBeGreaterThan(0);
    expect(await migrate(database.databaseUrl)).toEqual(pending);
    expect(await findPendingMigrations(database.databaseUrl)).toEqual([]);
  });
});

function migration(name: string, sql: string): Migration {
  return { name, sql, checksum: checksumOf(sql) };
}

async function tables(): Promise<unknown[]> {
  const { rows } = await client.query(
    `SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
  );
  return rows.map(({ tablename }) => tablename);
}

async function endWhoever(query: string): Promise<number | null> {
  const { rowCount } = await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE query LIKE $1 AND datname = current_database() AND pid <> pg_backend_pid()`,
    [query],
  );
  return rowCount;
}
