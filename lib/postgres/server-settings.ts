import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { hasCode, replaceFile } from '../write-file.ts';

/** The bootstrap role of the embedded server and the database it serves. */
export const roleName = 'switchboard';
export const databaseName = 'switchboard';

const schema = z.object({ port: z.number().int().min(1).max(65_535), password: z.string().min(1) });

/** What must be the same at every start: the port that the server listened on last, and its password. */
export type ServerState = z.output<typeof schema>;

/** Reads `postgres.json` of the data directory; undefined when it is missing or unusable. */
export async function readServerState(dataDir: string): Promise<ServerState | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(stateFile(dataDir), 'utf8')));
  } catch (error) {
    if (hasCode(error, 'ENOENT') || error instanceof z.ZodError || error instanceof SyntaxError)
      return undefined;
    throw error;
  }
}

export async function writeServerState(dataDir: string, state: ServerState): Promise<void> {
  await replaceFile(stateFile(dataDir), `${JSON.stringify(state, null, 2)}\n`);
}

export function serverUrl({ port, password }: ServerState, database = databaseName): string {
  return `postgresql://${roleName}:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * The server's settings as `postgres` takes them on its command line. There they follow the product's version
 * and need no file of the server's to be edited.
 *
 * Errors of statements are not logged: they would carry the data, and the app reports them itself.
 */
export function serverOptions(port: number, durable: boolean): string {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: durable ? '256MB' : '128MB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    random_page_cost: 1.1,
    wal_compression: 'on',
    max_wal_size: durable ? '2GB' : '512MB',
    // After a crash the server syncs its directory before it answers: file by file that takes seconds.
    ...(process.platform === 'linux' && { recovery_init_sync_method: 'syncfs' }),
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  };
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

function stateFile(dataDir: string): string {
  return path.join(dataDir, 'postgres.json');
}
