import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { hasCode } from '../write-file.ts';
import { clusterMajor, findCluster, makeDataDirectory, placeCluster } from './cluster-place.ts';
import { connect } from './connect.ts';
import { DatabaseAway, DatabaseProblem } from './database-problem.ts';
import { withFileLock } from './file-lock.ts';
import { findPostmaster } from './find-postmaster.ts';
import { isPortFree, serverPort } from './free-port.ts';
import { initialiseCluster, resetPassword } from './initialise-cluster.ts';
import { type ServerAccount, serverAccount } from './server-account.ts';
import { type ServerBinaries, serverBinaries } from './server-binaries.ts';
import { serverLog, startServer, stopServer } from './server-control.ts';
import {
  databaseName,
  readServerState,
  type ServerState,
  serverUrl,
  writeServerState,
} from './server-settings.ts';

type EmbeddedServer = {
  /** URL of the product's own database, password included: not for logs. */
  databaseUrl: string;
  /** The directory of the cluster, without symbolic links. */
  cluster: string;
  /** Whether the server ran already and was taken over. */
  adopted: boolean;
};

type EmbeddedServerOptions = {
  /** The data directory (`DATA_DIR`), absolute; made when missing. */
  dataDir: string;
  /** Told, in words for a terminal, what takes long or is worth knowing. */
  say?: (line: string) => void;
  /** False for a cluster that a crash may cost: faster, for tests only. */
  durable?: boolean;
};

/**
 * Makes sure that the PostgreSQL server of a data directory runs and answers: adopts the one that runs (a
 * killed process leaves it behind), starts the one that does not, and makes the cluster at the first start.
 * The server outlives this process until `stopEmbeddedServer`. Safe to call from several processes.
 *
 * @throws {DatabaseProblem} when there is no way, saying what to do, a {DatabaseAway} where another attempt may
 * succeed; never touches data of another version.
 */
export async function startEmbeddedServer({
  dataDir,
  say = () => {},
  durable = true,
}: EmbeddedServerOptions): Promise<EmbeddedServer> {
  await makeDataDirectory(dataDir);
  return await locked(dataDir, () => startOrAdopt({ dataDir, say, durable }));
}

/**
 * Stops the server of a data directory, whoever started it; connections are closed. Does nothing when none runs.
 *
 * @param unless asked, with other starts held off, whether the server is still needed.
 */
export async function stopEmbeddedServer(
  dataDir: string,
  unless: () => Promise<boolean> = async () => false,
): Promise<void> {
  await locked(dataDir, async () => {
    const cluster = await findCluster(dataDir);
    if (!cluster || !(await findPostmaster(cluster)) || (await unless())) return;
    const account = await serverAccount();
    await stopServer(cluster, await serverBinaries(dataDir, account), account);
  });
}

type Request = Required<EmbeddedServerOptions>;

async function startOrAdopt(request: Request): Promise<EmbeddedServer> {
  const { dataDir } = request;
  const state = await readServerState(dataDir);
  const cluster = await findCluster(dataDir);
  if (cluster && state && (await findPostmaster(cluster))) {
    const databaseUrl = await untilItAnswers(cluster, state);
    if (databaseUrl) return { databaseUrl, cluster, adopted: true };
  }
  const account = await serverAccount();
  const host = { ...request, account, binaries: await serverBinaries(dataDir, account) };
  if (cluster) return await startExisting(host, cluster, state);
  const fresh = await newState();
  return await startExisting(host, await makeCluster(host, fresh), fresh);
}

type Host = Request & { account: ServerAccount | undefined; binaries: ServerBinaries };

async function makeCluster(host: Host, state: ServerState): Promise<string> {
  const { dataDir, account, binaries, durable, say } = host;
  say('Setting up the database …');
  // Before the cluster: one whose password is lost would need repair.
  await writeServerState(dataDir, state);
  const cluster = await placeCluster(dataDir, account, (workshop) =>
    initialiseCluster({ workshop, password: state.password, durable }, binaries, account),
  );
  if (!cluster.startsWith(dataDir)) {
    say(`The database lies in ${cluster}, because its user "postgres" may not enter ${dataDir}.`);
  }
  return cluster;
}

async function startExisting(
  host: Host,
  cluster: string,
  known: ServerState | undefined,
): Promise<EmbeddedServer> {
  const { dataDir, account, binaries, durable, say } = host;
  const major = await clusterMajor(cluster);
  if (major !== binaries.major) throw new DatabaseProblem(otherVersion(cluster, major, binaries.major));

  let state = known;
  for (let attempt = 1; attempt <= 3; attempt++) {
    if (!state || (await findPostmaster(cluster))) {
      say('The stored password of the database is missing or wrong: setting a new one …');
      await stopServer(cluster, binaries, account);
      state = await newState();
      await resetPassword(cluster, state.password, binaries, account);
      await writeServerState(dataDir, state);
    }
    if (!(await isPortFree(state.port))) {
      state = { ...state, port: await serverPort() };
      await writeServerState(dataDir, state);
    }
    await startServer(cluster, { port: state.port, durable }, binaries, account);
    const databaseUrl = await untilItAnswers(cluster, state);
    if (databaseUrl) return { databaseUrl, cluster, adopted: false };
  }
  throw new DatabaseAway(`The database server starts but does not stay. Its log: ${serverLog(cluster)}`);
}

/** Waits for the running server; undefined when it ends meanwhile or refuses the password. */
async function untilItAnswers(cluster: string, state: ServerState): Promise<string | undefined> {
  const deadline = Date.now() + 60_000;
  let postmaster = await findPostmaster(cluster);
  while (postmaster && Date.now() < deadline) {
    const at = { ...state, port: postmaster.port ?? state.port };
    try {
      await makeDatabase(at);
      return serverUrl(at);
    } catch (error) {
      const cause = error instanceof Error ? error.cause : undefined;
      if (hasCode(cause, '28P01', '28000')) return undefined;
      // Starting, recovering or shutting down: the pid file says which in the end.
      if (!hasCode(cause, '57P03', 'ECONNREFUSED', 'ECONNRESET')) throw error;
    }
    await sleep(50);
    postmaster = await findPostmaster(cluster);
  }
  if (!postmaster) return undefined;
  throw new DatabaseAway(
    `The database server (process ${postmaster.pid}) runs but does not answer. Its log: ${serverLog(cluster)}`,
  );
}

/** A first start may have been killed between the cluster and its database. */
async function makeDatabase(state: ServerState): Promise<void> {
  try {
    await (await connect(serverUrl(state))).end();
  } catch (error) {
    if (!(error instanceof Error && hasCode(error.cause, '3D000'))) throw error;
    const client = await connect(serverUrl(state, 'postgres'));
    try {
      await client.query(`CREATE DATABASE ${pg.escapeIdentifier(databaseName)}`);
    } finally {
      await client.end();
    }
  }
}

async function newState(): Promise<ServerState> {
  return { port: await serverPort(), password: randomBytes(24).toString('base64url') };
}

/** One start or stop at a time, over all processes of a data directory. */
async function locked<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  return await withFileLock(path.join(dataDir, 'postgres.lock'), work);
}

function otherVersion(cluster: string, theirs: number, ours: number): string {
  return [
    `The database in ${cluster} was made by PostgreSQL ${theirs}; this version of Switchboard carries PostgreSQL ${ours}.`,
    'Nothing was changed. To move the data over:',
    `  1. with the version of Switchboard that carries PostgreSQL ${theirs}: npm run -s switchboard -- backup all.backup`,
    '  2. stop it and move that directory away; leave app-secret and spool where they are',
    '  3. with this version: npm run -s switchboard -- restore all.backup',
  ].join('\n');
}
