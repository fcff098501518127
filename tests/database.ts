import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { provideEnv } from '../lib/env.ts';
import { connect } from '../lib/postgres/connect.ts';
import { closeIntake } from '../lib/webhooks/intake.ts';

/** The secret that tests run with. */
export const testSecret = 'a secret that only the tests know, 32 or more characters';

/**
 * Gives the calling test file a migrated database of its own, a copy of the template, and points `env()` and
 * with it `db()` to it. Call it at the top of the file. Tests of one file share it.
 */
export function useTestDatabase(): void {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await createTestDatabase({ migrated: true });
    provideEnv({ DATABASE_URL: database.databaseUrl, APP_SECRET: testSecret });
  });
  afterAll(async () => {
    await closeIntake();
    await database?.drop();
  });
}

export type TestDatabase = { databaseUrl: string; drop: () => Promise<void> };

/** A database on the server of this test run: a copy of the migrated template, or an empty one. */
export async function createTestDatabase({ migrated }: { migrated: boolean }): Promise<TestDatabase> {
  const url = new URL(localUrl(inject('templateUrl')));
  const template = migrated ? url.pathname.slice(1) : 'template0';
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer((client) =>
    client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${pg.escapeIdentifier(template)}`),
  );
  url.pathname = `/${name}`;
  return {
    databaseUrl: url.href,
    drop: () =>
      onServer(async (client) => {
        await client.query(`DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`);
      }),
  };
}

/** Tests empty tables and drop databases: never on a server that others may use. */
function localUrl(databaseUrl: string): string {
  const { hostname } = new URL(databaseUrl);
  if (['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return databaseUrl;
  throw new Error(`Tests refuse the database at ${hostname}: it is not on this computer.`);
}

/** From the maintenance database: nobody may be connected to a template while it is copied. */
async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(localUrl(inject('templateUrl')));
  url.pathname = '/postgres';
  const client = await connect(url.href);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
