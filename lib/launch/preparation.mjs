import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A step before the start that failed for a reason that the user can act on. */
export class PreparationError extends Error {
  name = 'PreparationError';
}

/**
 * Does `work` if it is `needed`, one process at a time for a checkout; whoever waited finds it done.
 *
 * @param {string} root the checkout
 * @param {() => boolean} needed
 * @param {() => void} work
 */
export async function prepareOnce(root, needed, work) {
  if (!needed()) return;
  // A folder that git ignores and that neither npm nor a build empties.
  const folder = path.join(root, '.next', 'cache');
  mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, 'preparation.lock');
  for (let waited = 0; !take(lock); waited += 1) {
    if (waited === 5) console.error('Waiting for another command that prepares this checkout …');
    await sleep(200);
  }
  try {
    if (needed()) work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/**
 * Runs a Node.js program to its end.
 *
 * @param {string[]} args
 * @param {{ cwd: string, quiet: boolean }} options quiet: what it prints is only returned
 */
export function runNode(args, { cwd, quiet }) {
  const { status, error, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2],
    env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  });
  return { ok: status === 0, output: [error?.message, stdout, stderr].filter(Boolean).join('\n') };
}

/** @param {string} text */
export function hash(text) {
  return createHash('sha256').update(text).digest('hex');
}

/** @param {string} file */
export function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** A lock is dead when its process has gone, or when it is older than any installation takes. */
function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const holder = Number(readText(lock));
  const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if ((holder && !isRunning(holder)) || age > 20 * 60_000) rmSync(lock, { force: true });
  return false;
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
