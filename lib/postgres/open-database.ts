import { z } from 'zod';
import { appSecret } from '../app-secret.ts';
import type { Settings } from '../env.ts';
import { findCluster, makeDataDirectory } from './cluster-place.ts';
import { connect } from './connect.ts';
import { startEmbeddedServer, stopEmbeddedServer } from './embedded-server.ts';
import { readServerState, serverUrl } from './server-settings.ts';

type OpenDatabase = {
  /** For `DATABASE_URL`. */
  databaseUrl: string;
  /** For `APP_SECRET`. */
  appSecret: string;
  /** Whether the server is the data directory's own. */
  embedded: boolean;
  /**
   * Call at the end, with all connections closed: stops an embedded server that this call had to start,
   * unless somebody else has begun to use it. A running one stays as it was found.
   */
  release: () => Promise<void>;
};

/**
 * What a command needs to work on the same data as the app: the operator's database, or the embedded server
 * of the data directory, which is started when it does not run.
 *
 * @param say told, in words for a terminal, what takes long or is worth knowing.
 * @throws {DatabaseProblem | ConfigurationError} when there is none to be had. Whether `DATABASE_URL` answers
 * is not tried here.
 */
export async function openDatabase(
  settings: Settings,
  say: (line: string) => void = () => {},
): Promise<OpenDatabase> {
  const dataDir = settings.DATA_DIR;
  await makeDataDirectory(dataDir);
  const secret = await appSecret(settings);
  if (settings.DATABASE_URL !== undefined) {
    return {
      databaseUrl: settings.DATABASE_URL,
      appSecret: secret,
      embedded: false,
      release: async () => {},
    };
  }
  const { databaseUrl, adopted } = await startEmbeddedServer({ dataDir, say });
  const release = async () => {
    if (!adopted) await stopEmbeddedServer(dataDir, () => isUsed(databaseUrl));
  };
  return { databaseUrl, appSecret: secret, embedded: true, release };
}

/**
 * Where the database will be found once it is back: the operator's address, or the embedded server's last one;
 * undefined where there never was one.
 */
export async function expectedDatabaseUrl({ DATABASE_URL, DATA_DIR }: Settings): Promise<string | undefined> {
  if (DATABASE_URL !== undefined) return DATABASE_URL;
  const state = await readServerState(DATA_DIR);
  return state && (await findCluster(DATA_DIR)) ? serverUrl(state) : undefined;
}

async function isUsed(databaseUrl: string): Promise<boolean> {
  const client = await connect(databaseUrl);
  try {
    const { rows } = await client.query(
      `SELECT count(*)::int AS others FROM pg_stat_activity
       WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    return z.object({ others: z.number() }).parse(rows[0]).others > 0;
  } finally {
    await client.end();
  }
}
