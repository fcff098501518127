import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { appSecret } from '../app-secret.ts';
import { appUrl, localUrl, readSettings, type Settings } from '../env.ts';
import { makeDataDirectory } from '../postgres/cluster-place.ts';
import { portObstacle } from '../postgres/free-port.ts';
import { type AppOptions, runApp } from './app-process.ts';
import { buildApp } from './build-app.ts';
import { claimInstance, type Instance, type Role } from './instance.ts';
import { type KeptDatabase, keepDatabase } from './keep-database.ts';
import { spawnNext, spawnServer } from './next-command.ts';
import { onSourceChange } from './on-source-change.ts';
import { isPacked } from './place.mjs';
import { describeProblem, LaunchProblem } from './problem.ts';
import { runProjector } from './projector-process.ts';
import { aborted, type StopSignals, stopSignals } from './stop-signals.ts';

type Mode = 'start' | 'dev';

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
  const over = new AbortController();
  const stopping = AbortSignal.any([signals.stopping, over.signal]);
  signals.stopping.addEventListener('abort', () => say('Stopping …'));
  await makeDataDirectory(settings.DATA_DIR);
  const instance = await claimInstance(settings.DATA_DIR, appUrl(settings));
  try {
    await assertPortIsFree(settings);
    const secret = await appSecret(settings);
    const database = await keepDatabase({ settings, stopping, say });
    try {
      if (mode === 'start' && !isPacked && !stopping.aborted)
        await Promise.race([buildApp(say, stopping), stopAnyway(stopping)]);
      if (!stopping.aborted)
        await serveApp(mode, settings, { ...signals, stopping }, database, secret, instance);
    } finally {
      over.abort();
      await database.close();
    }
  } finally {
    await instance.release();
  }
}

async function serveApp(
  mode: Mode,
  settings: Settings,
  signals: StopSignals,
  database: KeptDatabase,
  secret: string,
  instance: Instance,
): Promise<void> {
  const url = appUrl(settings);
  const over = new AbortController();
  const stopping = AbortSignal.any([signals.stopping, over.signal]);
  const supervision = (role: Role) => ({
    ...signals,
    stopping,
    say,
    environment: () => ({
      NODE_ENV: mode === 'start' ? 'production' : 'development',
      DATABASE_URL: database.url(),
      APP_SECRET: secret,
      APP_URL: url,
      // What serves works in a folder of its own: a relative one would be another there.
      DATA_DIR: settings.DATA_DIR,
      PORT: String(settings.PORT),
      HOSTNAME: settings.HOST,
    }),
    onStart: async ({ pid }: ChildProcess) => {
      if (pid === undefined) return;
      await instance.note(role, pid).catch((error: unknown) => say(describeProblem(error)));
    },
  });
  const app = runApp({
    ...supervision('app'),
    spawn: mode === 'start' ? spawnServer : spawnDevelopmentServer(settings),
    healthUrl: `${localUrl(settings)}/api/health`,
    isImpaired: () => !database.isThere(),
    verbatim: mode === 'dev',
    onReady: () => say(`Switchboard is ready: ${url}${database.isThere() ? '' : withoutDatabase}`),
  });
  const projector = Promise.race([database.there, aborted(stopping)]).then(() =>
    runProjector(supervision('projector')),
  );
  database.onMove(() => {
    app.restart();
    void projector.then(({ restart }) => restart());
  });
  if (mode === 'dev') onSourceChange(() => void projector.then(({ restart }) => restart()));
  const running = [app.done, projector.then(({ done }) => done)];
  try {
    await Promise.all(running);
  } finally {
    over.abort();
    await Promise.allSettled(running);
  }
}

function spawnDevelopmentServer({ HOST, PORT }: Settings): AppOptions['spawn'] {
  const args = ['dev', '--hostname', HOST, '--port', String(PORT)];
  return (environment, output) => spawnNext(args, environment, output);
}

/** A build that waits for another process's build ends only with that one. */
async function stopAnyway(stopping: AbortSignal): Promise<void> {
  await aborted(stopping);
  await sleep(2000);
}

const withoutDatabase = ' (without its database: deliveries are kept on disk until it is back)';

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
