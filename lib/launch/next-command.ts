import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './place.mjs';
import { serverFolder } from './server-folder.ts';

type Environment = Record<string, string | undefined>;

/** 'inherit' shows what the child prints; 'pipe' leaves it to the caller. */
export type Output = 'inherit' | 'pipe';

/** Starts one of Next's commands as a child that ends with this process, however this one ends. */
export function spawnNext(args: readonly string[], environment: Environment, output: Output): ChildProcess {
  const next = path.join(
    path.dirname(createRequire(import.meta.url).resolve('next/package.json')),
    'dist/bin/next',
  );
  return spawnProgram(next, args, environment, output);
}

/** Starts the built app, likewise. It listens where `PORT` and `HOSTNAME` of the environment say. */
export function spawnServer(environment: Environment, output: Output): ChildProcess {
  return spawnProgram(path.join(serverFolder, 'server.js'), [], environment, output);
}

function spawnProgram(
  program: string,
  args: readonly string[],
  environment: Environment,
  output: Output,
): ChildProcess {
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
      program,
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
