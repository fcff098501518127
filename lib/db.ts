import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { z } from 'zod';
import { PrismaClient } from '../prisma/client/client.ts';
import { env } from './env.ts';
import { logger } from './logger.ts';

/** A client bound to one transaction, as `db().$transaction(async (tx) => …)` hands it out. */
export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

/** Either of the two: what a query needs to run inside or outside a transaction. */
export type Database = PrismaClient | Transaction;

/**
 * The database client of this process, connected on first use. Pages and requests get an answer or an error
 * within seconds, also from a server that went silent; work inside `patiently` may take longer.
 */
export function db(): PrismaClient {
  return open(patience.getStore() ?? 'prompt').client;
}

/**
 * Runs work whose statements may take a minute: projection, imports, removals, commands. It has connections of
 * its own, so that those who wait for a page do not queue behind it.
 */
export function patiently<T>(work: () => Promise<T>): Promise<T> {
  return patience.run('patient', work);
}

/** The front door's own connections: no page and no job can take them. For lib/webhooks. */
export function ingestPool(): pg.Pool {
  shared.switchboardIngestPool ??= makePool(ingest);
  return shared.switchboardIngestPool;
}

/** Closes all pools, so that a command or a test can end. The next use connects anew. */
export async function closeDb(): Promise<void> {
  const opened = Object.values(shared.switchboardDatabases ?? {});
  const pools = [...opened.map(({ pool }) => pool), shared.switchboardIngestPool];
  shared.switchboardDatabases = undefined;
  shared.switchboardIngestPool = undefined;
  await Promise.all(opened.map(({ client }) => client.$disconnect()));
  await Promise.all(pools.map((pool) => pool?.end()));
}

/** Whether an error says that the database gave a statement up because it took longer than it may. */
export function tookTooLong(error: unknown): boolean {
  return cancelled.safeParse(error).success || (error instanceof Error && error.message === silent);
}

const cancelled = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.literal('57014') }) }) }),
});
/** What the driver says when the server does not even say that. */
const silent = 'Query read timeout';

type Patience = 'prompt' | 'patient';
type Open = { client: PrismaClient; pool: pg.Pool };

// Next bundles instrumentation and routes apart, and reloads modules in development: the pools live on the
// global object so that all of them share the same.
const shared: typeof globalThis & {
  switchboardDatabases?: Partial<Record<Patience, Open>> | undefined;
  switchboardIngestPool?: pg.Pool | undefined;
} = globalThis;

const patience = new AsyncLocalStorage<Patience>();

/**
 * The server cancels a statement at `statement_timeout`; where the server itself has gone silent, the client
 * gives up at `query_timeout`, a little later. Milliseconds.
 */
const limits: Record<Patience, pg.PoolConfig> = {
  prompt: { max: 10, connectionTimeoutMillis: 3_000, statement_timeout: 6_000, query_timeout: 6_500 },
  patient: { max: 5, connectionTimeoutMillis: 10_000, statement_timeout: 60_000, query_timeout: 65_000 },
};

/** A provider waits for this one. What the server acknowledges must be durable, whatever its own default. */
const ingest: pg.PoolConfig = {
  max: 4,
  connectionTimeoutMillis: 2_000,
  statement_timeout: 2_500,
  query_timeout: 3_000,
  options: '-c synchronous_commit=on',
};

function open(kind: Patience): Open {
  shared.switchboardDatabases ??= {};
  const opened = shared.switchboardDatabases[kind] ?? connect(limits[kind]);
  shared.switchboardDatabases[kind] = opened;
  return opened;
}

function connect(limit: pg.PoolConfig): Open {
  const pool = makePool(limit);
  return { client: new PrismaClient({ adapter: new PrismaPg(pool) }), pool };
}

function makePool(limit: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    application_name: 'switchboard',
    idleTimeoutMillis: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    ...limit,
  });
  pool.on('error', (error) => logger().warn({ err: error }, 'an idle database connection was lost'));
  return pool;
}
