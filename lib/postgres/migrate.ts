import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { z } from 'zod';
import { hasCode } from '../write-file.ts';
import { connect } from './connect.ts';
import { DatabaseProblem } from './database-problem.ts';
import { checksumOf, type Migration, readMigrations } from './migration-files.ts';

/**
 * Brings a database to the state of `prisma/migrations`, each migration in a transaction of its own, and
 * notes them where Prisma's command line looks. Of several processes one applies and the others wait; a run
 * that was killed leaves nothing of its last migration behind and the next one completes.
 *
 * @returns the names of the migrations that this call applied, in order; empty when there was nothing to do.
 * @throws {DatabaseProblem} when the database cannot be reached, is too old, was migrated by another history
 * or a newer version, or a migration fails.
 */
export async function migrate(databaseUrl: string, files?: readonly Migration[]): Promise<string[]> {
  const migrations = files ?? (await readMigrations());
  const client = await connect(databaseUrl);
  try {
    await assertSupportedVersion(client);
    await client.query('SELECT pg_advisory_lock($1)', [lockKey]);
    await makeHistory(client);
    const pending = pendingMigrations(migrations, await readHistory(client));
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/**
 * The names of the migrations that a database still lacks.
 *
 * @throws {DatabaseProblem} as `migrate`, for a database that cannot be brought to this version.
 */
export async function findPendingMigrations(databaseUrl: string): Promise<string[]> {
  const client = await connect(databaseUrl);
  try {
    const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS known");
    const { known } = z.object({ known: z.boolean() }).parse(rows[0]);
    const history = known ? await readHistory(client) : [];
    return pendingMigrations(await readMigrations(), history).map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** The advisory lock that Prisma's command line takes, so that the two exclude each other as well. */
const lockKey = 72_707_369;

/** `uuidv7()`, which the tables' ids use, came with this version. */
const oldestMajor = 18;

// Column for column the table that Prisma's command line makes.
const historyTable = `
CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

const appliedSchema = z.array(
  z.object({ migration_name: z.string(), checksum: z.string(), finished_at: z.date().nullable() }),
);
type Applied = z.output<typeof appliedSchema>[number];

async function assertSupportedVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query("SELECT current_setting('server_version_num')::int / 10000 AS major");
  const { major } = z.object({ major: z.number() }).parse(rows[0]);
  if (major >= oldestMajor) return;
  throw new DatabaseProblem(
    `The database server is PostgreSQL ${major}; Switchboard needs ${oldestMajor} or later. ` +
      'Upgrade it, point DATABASE_URL to another, or leave DATABASE_URL out to use the embedded one.',
  );
}

async function makeHistory(client: pg.Client): Promise<void> {
  try {
    await client.query(historyTable);
  } catch (error) {
    if (!hasCode(error, '42501')) throw error;
    const { rows } = await client.query(
      'SELECT current_user::text AS role, current_database()::text AS database',
    );
    const { role, database } = z.object({ role: z.string(), database: z.string() }).parse(rows[0]);
    throw new DatabaseProblem(
      `The user "${role}" may not make tables in the database "${database}". Make it the owner: ` +
        `ALTER DATABASE ${pg.escapeIdentifier(database)} OWNER TO ${pg.escapeIdentifier(role)}`,
      { cause: error },
    );
  }
}

async function readHistory(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query(
    `SELECT migration_name, checksum, finished_at FROM _prisma_migrations
     WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return appliedSchema.parse(rows);
}

function pendingMigrations(migrations: readonly Migration[], history: readonly Applied[]): Migration[] {
  const files = new Map(migrations.map((migration) => [migration.name, migration]));
  const unknown = history.filter((row) => !files.has(row.migration_name)).map((row) => row.migration_name);
  if (unknown.length > 0) {
    throw new DatabaseProblem(
      `The database knows migrations that this version of Switchboard does not have: ${unknown.join(', ')}. ` +
        'A newer version has used it. Start that version, or restore a backup from before it.',
    );
  }
  for (const { migration_name: name, checksum, finished_at } of history) {
    if (!finished_at) {
      throw new DatabaseProblem(
        `The migration ${name} was begun by another tool and never finished. Undo what it left, then run ` +
          `"npx prisma migrate resolve --rolled-back ${name} --config prisma/prisma.config.ts".`,
      );
    }
    const file = files.get(name);
    if (file && !sameChecksum(file, checksum)) {
      throw new DatabaseProblem(
        `The migration ${name} was changed after it had been applied. ` +
          'Restore prisma/migrations from the repository; a change to the schema needs a new migration.',
      );
    }
  }
  const applied = new Set(history.map((row) => row.migration_name));
  return migrations.filter(({ name }) => !applied.has(name));
}

/** Git may have changed the line ends; Prisma's command line looks past that, too. */
function sameChecksum(file: Migration, checksum: string): boolean {
  const unix = file.sql.replaceAll('\r\n', '\n');
  return [file.sql, unix, unix.replaceAll('\n', '\r\n')].some((sql) => checksumOf(sql) === checksum);
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseProblem(`The migration ${name} failed and left nothing behind: ${reason}`, {
      cause: error,
    });
  }
}
