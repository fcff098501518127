import type { ChildProcess } from 'node:child_process';
import { appUrl, localUrl, readSettings, type Settings } from '../env.ts';
import { makeDataDirectory } from '../postgres/cluster-place.ts';
import { stopEmbeddedServer } from '../postgres/embedded-server.ts';
import { portObstacle } from '../postgres/free-port.ts';
import { migrate } from '../postgres/migrate.ts';
import { type OpenDatabase, openDatabase } from '../postgres/open-database.ts';
import { runApp } from './app-process.ts';
import { buildApp } from './build-app.ts';
import { claimInstance, type Instance } from './instance.ts';
import { describeProblem, LaunchProblem } from './problem.ts';
import { type StopSignals, stopSignals } from './stop-signals.ts';
import { watchServer } from './watch-server.ts';

export type Mode = 'start' | 'dev';

/**
 * `npm start` and `npm run dev`: database, migrations, build, app; then keeps them running until it is asked
 * to stop, and stops what it started. Ends the process: 0 after a stop, 1 after a problem, which it prints.
 */
export async function launch(mode: Mode): Promise<never> {
  const signals = stopSignals();
  let code = 0;
  try {
    await serve(mode, readSettings(), signals);
  } catch (error) {
    if (!signals.stopping.aborted) {
      console.error(describeProblem(error));
      code = 1;
    }
  }
  process.exit(code);
}

async function serve(mode: Mode, settings: Settings, signals: StopSignals): Promise<void> {
  const { stopping } = signals;
  stopping.addEventListener('abort', () => say('Stopping …'));
  await makeDataDirectory(settings.DATA_DIR);
  const instance = await claimInstance(settings.DATA_DIR, appUrl(settings));
  try {
    await assertPortIsFree(settings);
    const database = await openDatabase(settings, say);
    try {
      const applied = await migrate(database.databaseUrl);
      if (applied.length > 0)
        say(`Applied ${applied.length === 1 ? '1 migration' : `${applied.length} migrations`}.`);
      if (mode === 'start') await buildApp(say, stopping);
      if (!stopping.aborted) await serveApp(mode, settings, signals, database, instance);
    } finally {
      if (database.embedded) await stopEmbeddedServer(settings.DATA_DIR);
    }
  } finally {
    await instance.release();
  }
}

async function serveApp(
  mode: Mode,
  settings: Settings,
  signals: StopSignals,
  database: OpenDatabase,
  instance: Instance,
): Promise<void> {
  const url = appUrl(settings);
  const over = new AbortController();
  let databaseUrl = database.databaseUrl;
  let app: ChildProcess | undefined;
  const watch = watchServer({
    dataDir: settings.DATA_DIR,
    databaseUrl,
    stopping: database.embedded ? AbortSignal.any([signals.stopping, over.signal]) : AbortSignal.abort(),
    say,
    onMove: (now) => {
      databaseUrl = now;
      app?.kill();
    },
  });
  try {
    await runApp({
      ...signals,
      command: [mode, '--hostname', settings.HOST, '--port', String(settings.PORT)],
      environment: () => ({
        NODE_ENV: mode === 'start' ? 'production' : 'development',
        DATABASE_URL: databaseUrl,
        APP_SECRET: database.appSecret,
        APP_URL: url,
      }),
      healthUrl: `${localUrl(settings)}/api/health`,
      verbatim: mode === 'dev',
      say,
      onStart: async (child) => {
        app = child;
        if (child.pid !== undefined) await instance.noteApp(child.pid);
      },
      onReady: () => say(`Switchboard is ready: ${url}`),
    });
  } finally {
    over.abort();
    await watch;
  }
}

async function assertPortIsFree({ HOST, PORT }: Settings): Promise<void> {
  const obstacle = await portObstacle(PORT, HOST);
  if (obstacle === undefined) return;
  const other = `choose another port: PORT=${PORT < 1024 ? 3000 : PORT + 1} npm start`;
  const reason =
    obstacle === 'EADDRINUSE'
      ? `Port ${PORT} of ${HOST} is already in use by another program. Stop that program, or ${other}`
      : obstacle === 'EACCES'
        ? `Port ${PORT} is not open to this user. Use one of 1024 or more: PORT=3000 npm start`
        : `Nothing can listen at HOST ${HOST}, port ${PORT} (${obstacle}). Correct HOST, or ${other}`;
  throw new LaunchProblem(reason);
}

function say(line: string): void {
  console.log(line);
}
