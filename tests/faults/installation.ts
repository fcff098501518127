import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { appSecret } from '../../lib/app-secret.ts';
import { closeDb } from '../../lib/db.ts';
import { provideEnv, readSettings } from '../../lib/env.ts';
import { findCluster } from '../../lib/postgres/cluster-place.ts';
import { findPostmaster } from '../../lib/postgres/find-postmaster.ts';
import { expectedDatabaseUrl } from '../../lib/postgres/open-database.ts';
import type { Provider } from '../../lib/providers/provider.ts';
import { registry } from '../../lib/providers/registry.ts';
import { addBenchConnection, type BenchConnection } from '../bench/add-bench-connection.ts';
import { type Launched, launch, makePlace, type Place, signalGroup } from '../instance.ts';
import { exchange } from './exchange.ts';
import type { Scene } from './fault.ts';

/** The product as an operator runs it, with a connection of every provider, and the means to be rough with it. */
export type Installation = {
  place: Place;
  url: string;
  connections: readonly BenchConnection[];
  databaseUrl: string;
  /** Asks the database, beside the product. */
  query: (sql: string, values?: unknown[]) => Promise<unknown[]>;
  /** The launcher that was started last. */
  launched: () => Launched;
  /** `npm start`, until it says that it is ready. */
  start: () => Promise<void>;
  /** Asks the launcher to end, as Ctrl-C does, and waits for it. */
  stop: () => Promise<number | string>;
  /** Ends the launcher and everything in its process group at once; the embedded database is not in it. */
  kill: () => Promise<void>;
  processes: () => Promise<Processes>;
};

/** Processes of an installation by their ids. The database's is known only of an embedded one. */
export type Processes = { launcher: number; app?: number; projector?: number; postmaster?: number };

type InstallationOptions = {
  /** The operator's own server; the embedded one when absent. */
  databaseUrl?: string;
  secret?: string;
  /** Which providers deliver; all when absent. None adds none. */
  providers?: readonly Provider[];
  /** Further settings. */
  environment?: Record<string, string>;
  /** False leaves the start to the caller. */
  started?: boolean;
};

/** Makes an installation on an empty data directory and starts it. It is gone when the fault is over. */
export async function openInstallation(
  scene: Scene,
  { databaseUrl, secret, providers = registry, environment = {}, started = true }: InstallationOptions = {},
): Promise<Installation> {
  const made = await makePlace();
  scene.atEnd(made.remove);
  const place: Place = {
    ...made,
    environment: {
      ...{ ...made.environment, LOG_LEVEL: 'error', METRICS_TOKEN: '', TRUSTED_PROXY_HOPS: '' },
      ...{ RATE_LIMIT: '', SPOOL_MAX_BYTES: '', BODY_TIMEOUT_SECONDS: '' },
      ...{ DATABASE_URL: databaseUrl ?? '', APP_SECRET: secret ?? '' },
      ...environment,
    },
  };
  let launched: Launched | undefined;
  const current = () => {
    if (!launched) throw new Error('the installation was never started');
    return launched;
  };
  const start = async () => {
    launched = await launch(place);
  };
  const kill = async () => {
    signalIfThere(current(), 'SIGKILL');
    await current().ended;
  };
  scene.atEnd(async () => {
    if (!launched) return;
    await kill();
    scene.say(`the last that ${place.url} said:\n${lastLines(launched.output())}`);
  });
  let pool: pg.Pool | undefined;
  scene.atEnd(async () => await pool?.end());
  const installation = {
    place,
    url: place.url,
    connections: [],
    databaseUrl: databaseUrl ?? '',
    query: async (sql: string, values: unknown[] = []) => {
      pool ??= openPool(installation.databaseUrl);
      return z.array(z.unknown()).parse((await pool.query(sql, values)).rows);
    },
    launched: current,
    start,
    stop: async () => {
      current().process.kill('SIGTERM');
      return await current().ended;
    },
    kill,
    processes: () => findProcesses(place.dataDir),
  } satisfies Installation;
  if (!started) return installation;
  await start();
  installation.databaseUrl = databaseUrl ?? (await embeddedUrl(place));
  return { ...installation, connections: await addConnections(installation, providers) };
}

/** A connection of each provider, from which anything may come as fast as it likes. */
export async function addConnections(
  { place, databaseUrl }: Pick<Installation, 'place' | 'databaseUrl'>,
  providers: readonly Provider[],
  label = 'Fault',
): Promise<BenchConnection[]> {
  return await asProduct({ place, databaseUrl }, async () => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      const added: BenchConnection[] = [];
      for (const [index, provider] of providers.entries()) {
        const options = { label: `${label} ${index + 1} ${provider.label}` };
        added.push(await addBenchConnection(client, provider, options));
      }
      return added;
    } finally {
      await client.end();
    }
  });
}

/** Runs the product's own code in this process on an installation's database. One installation at a time. */
export async function asProduct<T>(
  { place, databaseUrl }: Pick<Installation, 'place' | 'databaseUrl'>,
  work: () => Promise<T>,
): Promise<T> {
  const before = { ...process.env };
  // The product's code in this process reads its settings as the app does.
  Object.assign(process.env, place.environment);
  try {
    provideEnv({
      DATABASE_URL: databaseUrl,
      APP_SECRET: await appSecret(readSettings(place.environment)),
    });
    return await work();
  } finally {
    await closeDb();
    for (const name of Object.keys(place.environment)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}

const healthSchema = z.object({
  status: z.enum(['ok', 'degraded', 'unavailable']),
  database: z.string(),
  oldestPendingDelivery: z.number().nullable(),
  spool: z.object({ status: z.string(), deliveries: z.number() }),
});
type ShownHealth = z.output<typeof healthSchema>;

/** What the app says of itself; `null` when it does not answer. */
export async function healthOf(url: string): Promise<ShownHealth | null> {
  const { status, text } = await exchange({ method: 'GET', url: `${url}/api/health`, patience: 20_000 });
  return status === 0 ? null : healthSchema.parse(JSON.parse(text));
}

/** Waits until the app says this of itself, and says after how many seconds; infinite when it does not in time. */
export async function secondsUntilHealth(
  url: string,
  wanted: ShownHealth['status'],
  seconds = 60,
): Promise<number> {
  return await secondsUntil(seconds, async () => (await healthOf(url))?.status === wanted);
}

/** Waits until something holds, and says after how many seconds; infinite when it does not in time. */
export async function secondsUntil(
  seconds: number,
  isSo: () => Promise<boolean>,
  pause = 50,
): Promise<number> {
  const started = performance.now();
  const passed = () => (performance.now() - started) / 1000;
  while (passed() < seconds) {
    if (await isSo().catch(() => false)) return passed();
    await sleep(pause);
  }
  return Number.POSITIVE_INFINITY;
}

function lastLines(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .slice(-12)
    .map((line) => `    ${line.slice(0, 300)}`)
    .join('\n');
}

/** Sends a signal to a launcher's process group, unless all of it has ended. */
function signalIfThere(launched: Launched, signal: NodeJS.Signals): void {
  try {
    signalGroup(launched, signal);
  } catch {
    // It has ended.
  }
}

function openPool(connectionString: string): pg.Pool {
  const limits = { max: 2, connectionTimeoutMillis: 2_000, query_timeout: 30_000 };
  const pool = new pg.Pool({ connectionString, application_name: 'faults', ...limits });
  pool.on('error', () => {});
  return pool;
}

async function embeddedUrl({ environment }: Place): Promise<string> {
  return z.string().parse(await expectedDatabaseUrl(readSettings(environment)));
}

const process_ = z.object({ pid: z.number() });
const running = z.object({ launcher: process_, app: process_.optional(), projector: process_.optional() });

async function findProcesses(dataDir: string): Promise<Processes> {
  const noted = running.parse(JSON.parse(await readFile(path.join(dataDir, 'running.json'), 'utf8')));
  const cluster = await findCluster(dataDir);
  const postmaster = cluster === undefined ? undefined : await findPostmaster(cluster);
  return {
    launcher: noted.launcher.pid,
    app: noted.app?.pid,
    projector: noted.projector?.pid,
    postmaster: postmaster?.pid,
  };
}
