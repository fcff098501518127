import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchProblem } from './problem.ts';
import { aborted, type StopSignals } from './stop-signals.ts';

export type SupervisionOptions = StopSignals & {
  /** What the terminal calls it: "The app ended unexpectedly". */
  name: string;
  start: () => ChildProcess;
  /** A process was started. */
  onStart: (child: ChildProcess) => Promise<void>;
  /** Waits until the process does its work for the first time; false when it was asked to stop before. */
  untilReady?: (stopping: AbortSignal) => Promise<boolean>;
  onReady?: () => void;
  say: (line: string) => void;
};

export type SupervisedChild = {
  /**
   * Resolves when the process has ended because it was asked to.
   *
   * @throws {LaunchProblem} when it ends before it was ever ready; what it printed has been shown.
   */
  done: Promise<void>;
  /** Ends the process and starts it again at once. */
  restart: () => void;
};

/** A process gets this long to finish what it does when it is asked to end, in milliseconds. */
const grace = 7_000;

/** A process that ran this long was well; what ended it comes from outside. Milliseconds. */
const lasting = 5_000;

/** Runs a process until asked to stop, and starts it again, more and more patiently, when it ends by itself. */
export function superviseChild(options: SupervisionOptions): SupervisedChild {
  const { name, stopping, hurrying, say } = options;
  let running: { child: ChildProcess; ended: Promise<string> } | undefined;
  let isRestart = false;

  const run = async () => {
    let wasReady = options.untilReady === undefined;
    let failures = 0;
    while (!stopping.aborted) {
      const startedAt = Date.now();
      isRestart = false;
      const child = options.start();
      const ended = endOf(child);
      running = { child, ended };
      const stopped = aborted(stopping).then(() => stop(child, ended, hurrying));
      await options.onStart(child);
      if (!wasReady && options.untilReady) {
        // What ends is waited for no longer, though it may be started again.
        const over = new AbortController();
        const giveUp = AbortSignal.any([stopping, over.signal]);
        wasReady = await Promise.race([options.untilReady(giveUp), ended.then(() => false)]);
        over.abort();
        if (wasReady) options.onReady?.();
      }
      const how = await ended;
      if (stopping.aborted) return await stopped;
      if (isRestart) continue;
      if (!wasReady) throw new LaunchProblem(`The ${name} did not start (${how}); it says why above.`);
      failures = Date.now() - startedAt > lasting ? 1 : failures + 1;
      const seconds = Math.min(30, 2 ** (failures - 1));
      say(`The ${name} ended unexpectedly (${how}); starting it again in ${seconds} s.`);
      await sleep(seconds * 1000, undefined, { signal: stopping }).catch(() => {});
    }
  };

  return {
    done: run(),
    restart: () => {
      if (!running) return;
      isRestart = true;
      void stop(running.child, running.ended, hurrying);
    },
  };
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`));
  });
}

async function stop(child: ChildProcess, ended: Promise<string>, hurrying: AbortSignal): Promise<void> {
  child.kill('SIGTERM');
  const patience = new AbortController();
  await Promise.race([
    ended,
    aborted(hurrying),
    sleep(grace, undefined, { signal: patience.signal }).catch(() => {}),
  ]);
  patience.abort();
  child.kill('SIGKILL');
  await ended;
}
