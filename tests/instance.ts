import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort } from '../lib/postgres/free-port.ts';
import { makeDataPlace } from './launch/data-directory.ts';
import { nothingConfigured } from './nothing-configured.ts';

const root = path.resolve(import.meta.dirname, '..');

/** What the launcher may need to build the app, on a slow machine. */
const patience = 300_000;

export type Launched = {
  process: ChildProcess;
  /** Everything printed so far. */
  output: () => string;
  /** Resolves to the exit code, or the signal, when the process has ended. */
  ended: Promise<number | string>;
};

/** A data directory and a port on which the launcher can be started again and again. */
export type Place = {
  url: string;
  dataDir: string;
  environment: Record<string, string>;
  /** Where the programs are run from: a packed folder; otherwise the checkout. */
  folder?: string;
  remove: () => Promise<void>;
};

export async function makePlace(): Promise<Place> {
  const data = await makeDataPlace();
  const port = await freePort();
  return {
    url: `http://localhost:${port}`,
    dataDir: data.path,
    environment: { ...nothingConfigured, PORT: String(port), DATA_DIR: data.path },
    remove: data.remove,
  };
}

/** Runs one of package.json's commands in a process group of its own, as a terminal does. */
export function run(
  command: readonly string[],
  environment: Record<string, string>,
  folder: string = root,
): Launched {
  const child = spawn(process.execPath, ['lib/launch/bootstrap.mjs', ...command], {
    cwd: folder,
    detached: true,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed += chunk;
    });
  }
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal);
  return { process: child, output: () => printed, ended };
}

/** Starts the app and waits until the launcher says that it is ready. */
export async function launch(place: Place): Promise<Launched> {
  const launched = run(['start'], place.environment, place.folder);
  const deadline = Date.now() + patience;
  let over = false;
  void launched.ended.then(() => {
    over = true;
  });
  while (!launched.output().includes('Switchboard is ready')) {
    if (over || Date.now() > deadline) throw new Error(`The app did not start:\n${launched.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return launched;
}

/** Sends a signal to everything that a launcher has started in its process group. */
export function signalGroup(launched: Launched, signal: NodeJS.Signals): void {
  if (launched.process.pid !== undefined) process.kill(-launched.process.pid, signal);
}

/** Runs an operator's command to its end on the data of a place; fails unless it exits with 0. */
export async function operate(
  command: readonly string[],
  environment: Record<string, string>,
  folder: string = root,
): Promise<string> {
  const child = spawn(process.execPath, ['lib/launch/bootstrap.mjs', 'switchboard', ...command], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`switchboard ${command.join(' ')} ended with ${code}:\n${err}`);
  return out;
}

/** An app that runs until it is removed. */
export async function startInstance(): Promise<Place> {
  const place = await makePlace();
  try {
    const launched = await launch(place);
    return {
      ...place,
      remove: async () => {
        launched.process.kill('SIGTERM');
        await launched.ended;
        await place.remove();
      },
    };
  } catch (error) {
    await place.remove();
    throw error;
  }
}
