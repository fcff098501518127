import type { ChildProcess } from 'node:child_process';
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { copyLines } from './copy-lines.ts';
import type { Output } from './next-command.ts';
import { type SupervisedChild, type SupervisionOptions, superviseChild } from './supervised-child.ts';

export type AppOptions = Pick<SupervisionOptions, 'stopping' | 'hurrying' | 'onStart' | 'say'> & {
  /** Starts the process that serves. */
  spawn: (environment: Record<string, string>, output: Output) => ChildProcess;
  /** Asked before each start of the process. */
  environment: () => Record<string, string>;
  /** Answers 200 when the app is ready. */
  healthUrl: string;
  /** Whether the app cannot be well, so that any answer of its counts as ready. */
  isImpaired: () => boolean;
  /** True shows what the app prints as it is; false leaves out the framework's banner. */
  verbatim: boolean;
  /** The app answers for the first time. */
  onReady: () => void;
};

/** Runs the app. */
export function runApp({
  spawn,
  environment,
  verbatim,
  healthUrl,
  isImpaired,
  ...rest
}: AppOptions): SupervisedChild {
  return superviseChild({
    ...rest,
    name: 'app',
    start: () => {
      const child = spawn(environment(), verbatim ? 'inherit' : 'pipe');
      forward(child);
      return child;
    },
    untilReady: (stopping) => isReady(healthUrl, isImpaired, stopping),
  });
}

/** An app that answers but stays unhealthy counts as ready after a while: its pages say more than a wait. */
async function isReady(url: string, isImpaired: () => boolean, stopping: AbortSignal): Promise<boolean> {
  let unhealthySince: number | undefined;
  while (!stopping.aborted) {
    const status = await statusOf(url);
    if (status === 200) return true;
    if (status !== undefined) {
      unhealthySince ??= Date.now();
      if (isImpaired() || Date.now() - unhealthySince > 15_000) return true;
    }
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

/** Shows what the app prints. */
function forward({ stdout, stderr }: ChildProcess): void {
  if (stdout) copyLines(stdout, process.stdout, banner);
  if (stderr) copyLines(stderr, process.stderr, banner);
}

/** "▲ Next.js …", "- Local: …", "✓ Ready in …": the launcher says what matters of it. */
const banner = /^\s*(▲|✓|- (Local|Network|Environments|Experiments)\b)|^\s*$/;
