import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: where package.json lies. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Starts one of Next's commands as a child that ends with this process, however this one ends.
 *
 * @param output 'inherit' shows what it prints; 'pipe' leaves it to the caller.
 */
export function spawnNext(
  args: readonly string[],
  environment: Record<string, string | undefined>,
  output: 'inherit' | 'pipe',
): ChildProcess {
  const next = path.join(
    path.dirname(createRequire(import.meta.url).resolve('next/package.json')),
    'dist/bin/next',
  );
  return spawn(
    process.execPath,
    [
      ...preload('./end-with-launcher.mjs'),
      ...preload('./peer-address.mjs'),
      ...preload('./readable-target.mjs'),
      ...preload('./protect-answers.mjs'),
      ...preload('./close-connections.mjs'),
      ...preload('./webhooks-first.mjs'),
      headerLimit,
      next,
      ...args,
    ],
    {
      cwd: root,
      env: { ...process.env, ...environment, NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', output, output, 'ipc'],
    },
  );
}

/** Bytes. Above Node's usual 16 KiB, so that the app itself can say what is too large, up to here. */
const headerLimit = '--max-http-header-size=65536';

function preload(file: string): string[] {
  return ['--import', new URL(file, import.meta.url).href];
}
