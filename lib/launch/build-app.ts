import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withFileLock } from '../postgres/file-lock.ts';
import { spawnNext } from './next-command.ts';
import { root } from './place.mjs';
import { LaunchProblem } from './problem.ts';
import { buildOutput, completeServerFolder, serverFolder } from './server-folder.ts';
import { sourceHash } from './source-hash.ts';

/**
 * Builds the app unless the last build was made of the same sources. Of several processes one builds and the
 * others wait for it.
 *
 * @returns whether it had to be built.
 * @throws {LaunchProblem} with what the build printed.
 */
export async function buildApp(say: (line: string) => void, stopping?: AbortSignal): Promise<boolean> {
  const wanted = await sourceHash(root);
  if (await isBuilt(wanted)) return false;
  // The one folder of the output that a build does not empty.
  const cache = path.join(buildOutput, 'cache');
  await mkdir(cache, { recursive: true });
  return await withFileLock(
    path.join(cache, 'build.lock'),
    async () => await buildOnce(wanted, say, stopping),
    15 * 60_000,
  );
}

async function buildOnce(
  wanted: string,
  say: (line: string) => void,
  stopping?: AbortSignal,
): Promise<boolean> {
  if (await isBuilt(wanted)) return false;
  say('Building the app …');
  const started = Date.now();
  await build(stopping);
  if (stopping?.aborted) return false;
  await completeServerFolder();
  await writeFile(stampFile, wanted);
  say(`Built in ${Math.round((Date.now() - started) / 1000)} s.`);
  return true;
}

const stampFile = path.join(buildOutput, 'built-from');

async function isBuilt(wanted: string): Promise<boolean> {
  const complete = await access(path.join(serverFolder, 'server.js')).then(
    () => true,
    () => false,
  );
  return complete && (await readFile(stampFile, 'utf8').catch(() => '')) === wanted;
}

async function build(stopping?: AbortSignal): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const { ok, printed } = await runBuild(stopping);
    if (ok || stopping?.aborted) return;
    // What a killed start has left takes a moment to end.
    if (!/Another next build process/i.test(printed) || Date.now() > deadline) {
      throw new LaunchProblem(`The app could not be built:\n${printed.trim()}`);
    }
    await sleep(1000);
  }
}

function runBuild(stopping?: AbortSignal): Promise<{ ok: boolean; printed: string }> {
  return new Promise((resolve) => {
    // A build knows nothing of the instance that will run it.
    const environment = { NODE_ENV: 'production', DATABASE_URL: undefined, APP_SECRET: undefined };
    const child = spawnNext(['build'], environment, 'pipe');
    let printed = '';
    child.stdout?.on('data', (chunk) => {
      printed += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      printed += chunk;
    });
    const end = () => child.kill();
    stopping?.addEventListener('abort', end);
    if (stopping?.aborted) end();
    child.on('error', (error) => resolve({ ok: false, printed: error.message }));
    child.on('close', (code) => {
      stopping?.removeEventListener('abort', end);
      resolve({ ok: code === 0, printed });
    });
  });
}
