import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../prisma/client/client.ts';
import { env } from './env.ts';
import { logger } from './logger.ts';

/** A client bound to one transaction, as `db().$transaction(async (tx) => …)` hands it out. */
export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

/** Either of the two: what a query needs to run inside or outside a transaction. */
export type Database = PrismaClient | Transaction;

/**
 * The one database client of this process, connected on first use. Queries that wait longer than ten
 * seconds for a connection, or run longer than a minute, fail instead of hanging.
 */
export function db(): PrismaClient {
  shared.switchboardDatabase ??= connect();
  return shared.switchboardDatabase.client;
}

/** Closes the pool, so that a command or a test can end. The next `db()` connects anew. */
export async function closeDb(): Promise<void> {
  const open = shared.switchboardDatabase;
  shared.switchboardDatabase = undefined;
  if (!open) return;
  await open.client.$disconnect();
  await open.pool.end();
}

type Open = { client: PrismaClient; pool: pg.Pool };

// Next bundles instrumentation and routes apart, and reloads modules in development: the pool lives on the
// global object so that all of them share one.
const shared: typeof globalThis & { switchboardDatabase?: Open | undefined } = globalThis;

function connect(): Open {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    application_name: 'switchboard',
    max: 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 60_000,
    keepAlive: true,
  });
  pool.on('error', (error) => logger().warn({ err: error }, 'an idle database connection was lost'));
  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  return { client, pool };
}
