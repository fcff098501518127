import type pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { rollUp } from '../../lib/analytics/roll-up.ts';
import { createUser } from '../../lib/auth/create-user.ts';
import { closeDb, db } from '../../lib/db.ts';
import { loadDemo } from '../../lib/demo/load-demo.ts';
import { env, provideEnv } from '../../lib/env.ts';
import { connect } from '../../lib/postgres/connect.ts';
import { migrate } from '../../lib/postgres/migrate.ts';
import { readMigrations } from '../../lib/postgres/migration-files.ts';
import { rebuild } from '../../lib/projection/rebuild.ts';
import { createTestDatabase, testSecret, useTestDatabase } from '../database.ts';
import { expectRightCounters } from './expect-right-counters.ts';
import { allCalls, tester } from './sender.ts';

useTestDatabase();

const migrations = await readMigrations();

let source: string;
beforeAll(async () => {
  source = env().DATABASE_URL;
  await loadDemo(tester, { days: 3, calls: 60, seed: 5, until: '2026-11-20T12:00:00Z' }, () => {});
  await db().workspace.upsert({
    where: { id: 1 },
    create: { organisationName: 'Acme' },
    update: { organisationName: 'Acme' },
  });
  const person = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' };
  await createUser(tester, { ...person, role: 'admin' });
  const [one, other] = await db().agent.findMany({ take: 2 });
  await db().agent.update({ where: { id: one?.id ?? '' }, data: { mergedIntoId: other?.id ?? '' } });
  const { id: keyId, connectionId } = await db().callKey.findFirstOrThrow();
  await db().callNote.create({ data: { keyId, connectionId, text: 'Call back', authorName: 'Ada' } });
});

test.each([
  // What later migrations added to calls is known when they are read again.
  { have: 'the first migration', applied: 1, exact: false },
  { have: 'half of the migrations', applied: Math.floor(migrations.length / 2), exact: true },
  { have: 'all migrations but the last two', applied: migrations.length - 2, exact: true },
])(
  'an installation with $have keeps every row, and its calls and figures are right',
  async (older) => {
    const printed = await allCalls();
    await inOlder(older.applied, async (databaseUrl, client) => {
      const tables = await tablesOf(client);
      const before = await everyRow(client, tables);
      expect(before.get('delivery')?.length).toBeGreaterThan(100);

      expect(await migrate(databaseUrl)).toEqual(migrations.slice(older.applied).map(({ name }) => name));
      expect(await everyRow(client, tables)).toEqual(before);
      await rollUp();
      await expectRightCounters();
      const calls = await allCalls();
      if (older.exact) expect(calls).toEqual(printed);
      else expect(calls.map(({ id }) => id)).toEqual(printed.map(({ id }) => id));

      await rebuild(tester, () => {});
      expect(await allCalls()).toEqual(printed);
      await expectRightCounters();
    });
  },
  60_000,
);

/** Works on a database of an older schema that holds what the newer one does, as far as it knows it. */
async function inOlder(
  applied: number,
  work: (databaseUrl: string, client: pg.Client) => Promise<void>,
): Promise<void> {
  const { databaseUrl, drop } = await createTestDatabase({ migrated: false });
  await migrate(databaseUrl, migrations.slice(0, applied));
  const client = await connect(databaseUrl);
  const newer = await connect(source);
  await closeDb();
  provideEnv({ DATABASE_URL: databaseUrl, APP_SECRET: testSecret });
  try {
    await copyRows(newer, client);
    await work(databaseUrl, client);
  } finally {
    await newer.end();
    await client.end();
    await closeDb();
    provideEnv({ DATABASE_URL: source, APP_SECRET: testSecret });
    await drop();
  }
}

const tableSchema = z.object({
  table: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string(), required: z.boolean() })),
});
type Table = z.output<typeof tableSchema>;

/** What migrations have recomputed from the calls, and the notes of what is to be. */
const counters = /_rollup$|_histogram$|^dirty_bucket$/;

/** The tables with the columns that are filled from outside. */
async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query(
    `SELECT c.relname AS table, json_agg(json_build_object('name', a.attname,
       'type', format_type(a.atttypid, a.atttypmod),
       'required', a.attnotnull AND NOT a.atthasdef AND a.attidentity = '') ORDER BY a.attname) AS columns
     FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
       AND a.attgenerated = '' AND c.relname <> '_prisma_migrations' AND a.attname NOT LIKE 'recompute%'
     GROUP BY c.relname ORDER BY c.relname`,
  );
  return z.array(tableSchema).parse(rows);
}

/** Copies what both schemas know. Counters of another form become what they never are: wrong, or none. */
async function copyRows(from: pg.Client, to: pg.Client): Promise<void> {
  const known = new Map((await tablesOf(from)).map(({ table, columns }) => [table, columns]));
  // Rows refer to each other, and triggers have done their part.
  await to.query("SET session_replication_role = 'replica'");
  for (const { table, columns } of await tablesOf(to)) {
    const common = columns.filter(({ name, type }) =>
      known.get(table)?.some((each) => each.name === name && each.type === type),
    );
    const isWhole = columns.every((column) => !column.required || common.includes(column));
    if (!isWhole && counters.test(table)) continue;
    const names = namesOf(common);
    const { rows } = await from.query(
      `SELECT json_agg(t) AS rows FROM (SELECT ${names} FROM "${table}") AS t`,
    );
    const [read] = z.array(z.object({ rows: z.array(z.unknown()).nullable() })).parse(rows);
    await to.query(
      `INSERT INTO "${table}" (${names}) OVERRIDING SYSTEM VALUE
       SELECT ${names} FROM json_populate_recordset(NULL::"${table}", $1)
       ${counters.test(table) ? 'ON CONFLICT DO NOTHING' : ''}`,
      [JSON.stringify(read?.rows ?? [])],
    );
  }
}

/** The rows of every table but the counters, by the columns that are named, as text. */
async function everyRow(client: pg.Client, tables: readonly Table[]): Promise<Map<string, unknown[]>> {
  const found = new Map<string, unknown[]>();
  for (const { table, columns } of tables) {
    if (counters.test(table)) continue;
    const { rows } = await client.query(
      `SELECT t::text AS row FROM (SELECT ${namesOf(columns)} FROM "${table}") AS t ORDER BY 1`,
    );
    found.set(table, rows);
  }
  return found;
}

function namesOf(columns: Table['columns']): string {
  return columns.map(({ name }) => `"${name}"`).join(', ');
}
