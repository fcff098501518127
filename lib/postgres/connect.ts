import pg from 'pg';
import { hasCode } from '../write-file.ts';
import { DatabaseAway, DatabaseProblem } from './database-problem.ts';
import { brokenConnection, isAway } from './is-away.ts';

/**
 * One connection of its own, for work that needs a session: locks, migrations, a watch. The caller ends it.
 *
 * @throws {DatabaseProblem} naming host, port, database and user (never the password) when it cannot be made,
 * a {DatabaseAway} where waiting may help; its cause is PostgreSQL's or the system's own error.
 */
export async function connect(databaseUrl: string, timeout = 10_000): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: timeout,
    application_name: 'switchboard',
    keepAlive: true,
  });
  // A connection that breaks while idle must not end the process; the next query on it fails and says so.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    const Problem = isAway(error) ? DatabaseAway : DatabaseProblem;
    throw new Problem(explain(error, databaseUrl), { cause: error });
  }
}

function explain(error: unknown, databaseUrl: string): string {
  const { host, port, database, user } = parts(databaseUrl);
  const place = `${host}:${port}`;
  if (hasCode(error, 'ECONNREFUSED')) {
    return `No PostgreSQL server answers at ${place}. Start it, or correct DATABASE_URL.`;
  }
  if (hasCode(error, 'ENOTFOUND', 'EAI_AGAIN')) {
    return `The database's host ${host} is not known. Correct DATABASE_URL, or check the network.`;
  }
  if (hasCode(error, '28P01', '28000')) {
    return `The PostgreSQL server at ${place} refuses the user "${user}" (${messageOf(error)}). Correct the user and password in DATABASE_URL.`;
  }
  if (hasCode(error, '3D000')) {
    return `The PostgreSQL server at ${place} has no database "${database}". Create it (CREATE DATABASE "${database}"), or correct DATABASE_URL.`;
  }
  const remedy =
    error instanceof Error && brokenConnection.test(error.message)
      ? '. Is a PostgreSQL server listening there, and not something else? Check host and port in DATABASE_URL.'
      : '';
  return `The database "${database}" at ${place} cannot be reached: ${messageOf(error)}${remedy}`;
}

function parts(databaseUrl: string) {
  const url = new URL(databaseUrl);
  return {
    host: url.hostname || 'localhost',
    port: url.port || '5432',
    database: decodeURIComponent(url.pathname.slice(1)) || decodeURIComponent(url.username),
    user: decodeURIComponent(url.username),
  };
}

/** A refused connection to a name with several addresses is an AggregateError without a message. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
