import type { ChildProcess } from 'node:child_process';
import { get } from 'node:http';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawnNext } from './next-command.ts';
import { LaunchProblem } from './problem.ts';
import { aborted, type StopSignals } from './stop-signals.ts';

export type AppOptions = StopSignals & {
  /** Next's command and its arguments. */
  command: readonly string[];
  /** Asked before each start of the process. */
  environment: () => Record<string, string>;
  /** Answers 200 when the app is ready. */
  healthUrl: string;
  /** True shows what the app prints as it is; false leaves out the framework's banner. */
  verbatim: boolean;
  say: (line: string) => void;
  /** A process was started. */
  onStart: (child: ChildProcess) => Promise<void>;
  /** The app answers for the first time. */
  onReady: () => void;
};

/**
 * Runs the app until it is asked to stop, and starts it again, more and more patiently, when it ends by itself.
 *
 * @throws {LaunchProblem} when it ends before it was ever ready; what it printed has been shown.
 */
export async function runApp(options: AppOptions): Promise<void> {
  const { stopping, hurrying, say } = options;
  let wasReady = false;
  let failures = 0;
  while (!stopping.aborted) {
    const startedAt = Date.now();
    const child = spawnNext(options.command, options.environment(), options.verbatim ? 'inherit' : 'pipe');
    forward(child);
    const ended = endOf(child);
    const stopped = aborted(stopping).then(() => stop(child, ended, hurrying));
    await options.onStart(child);
    if (!wasReady) {
      wasReady = await Promise.race([isReady(options.healthUrl, stopping), ended.then(() => false)]);
      if (wasReady) options.onReady();
    }
    const how = await ended;
    if (stopping.aborted) return await stopped;
    if (!wasReady) throw new LaunchProblem(`The app did not start (${how}); it says why above.`);
    failures = Date.now() - startedAt > 60_000 ? 1 : failures + 1;
    const seconds = Math.min(30, 2 ** (failures - 1));
    say(`The app ended unexpectedly (${how}); starting it again in ${seconds} s.`);
    await sleep(seconds * 1000, undefined, { signal: stopping }).catch(() => {});
  }
}

/** An app that answers but stays unhealthy counts as ready after a while: its pages say more than a wait. */
async function isReady(url: string, stopping: AbortSignal): Promise<boolean> {
  let unhealthySince: number | undefined;
  while (!stopping.aborted) {
    const status = await statusOf(url);
    if (status === 200) return true;
    if (status !== undefined) unhealthySince ??= Date.now();
    if (unhealthySince !== undefined && Date.now() - unhealthySince > 15_000) return true;
    await sleep(100);
  }
  return false;
}

/** Over a connection of its own: one kept alive would hold up the app when it is asked to stop. */
function statusOf(url: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: 10_000 }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(undefined));
  });
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`));
  });
}

/** Requests get ten seconds to finish. */
async function stop(child: ChildProcess, ended: Promise<string>, hurrying: AbortSignal): Promise<void> {
  child.kill('SIGTERM');
  const patience = new AbortController();
  await Promise.race([
    ended,
    aborted(hurrying),
    sleep(10_000, undefined, { signal: patience.signal }).catch(() => {}),
  ]);
  patience.abort();
  child.kill('SIGKILL');
  await ended;
}

/** Shows what the app prints. */
function forward(child: ChildProcess): void {
  const copy = (from: Readable | null, to: Writable) => {
    if (!from) return;
    createInterface({ input: from }).on('line', (line) => {
      if (!banner.test(line)) to.write(`${line}\n`);
    });
  };
  copy(child.stdout, process.stdout);
  copy(child.stderr, process.stderr);
}

/** "▲ Next.js …", "- Local: …", "✓ Ready in …": the launcher says what matters of it. */
const banner = /^\s*(▲|✓|- (Local|Network|Environments|Experiments)\b)|^\s*$/;
