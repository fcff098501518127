import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withFileLock } from './file-lock.ts';
import { processIdentity } from './process-identity.ts';

let directory: string;
let lock: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'switchboard-lock-'));
  lock = path.join(directory, 'lock');
});

afterEach(async () => {
  await rm(directory, { recursive: true });
});

test('one works at a time, everybody gets a turn, and nothing is left', async () => {
  let working = 0;
  let most = 0;
  const turns = await Promise.all(
    Array.from({ length: 8 }, (_, turn) =>
      withFileLock(lock, async () => {
        working += 1;
        most = Math.max(most, working);
        await sleep(5);
        working -= 1;
        return turn;
      }),
    ),
  );
  expect(turns).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(1);
  expect(await readdir(directory)).toEqual([]);
});

test('is given back when the work fails', async () => {
  await expect(withFileLock(lock, async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await readdir(directory)).toEqual([]);
});

test('of a process that has gone is taken over, by one of those who wait', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  const started = await processIdentity(child.pid ?? 0);
  await once(child, 'exit');
  // Many times over: whoever finds the dead holder late must not take the lock of who was quicker.
  for (let round = 0; round < 12; round += 1) {
    await writeFile(lock, JSON.stringify({ pid: child.pid, started }));
    let working = 0;
    let most = 0;
    const work = async () => {
      working += 1;
      most = Math.max(most, working);
      await sleep(1);
      working -= 1;
    };
    await Promise.all(
      Array.from({ length: 6 }, async (_, turn) => {
        await sleep(turn % 3);
        await withFileLock(lock, work);
      }),
    );
    expect(most).toBe(1);
    expect(await readdir(directory)).toEqual([]);
  }
});

test('of a process whose pid another one has now is taken over', async () => {
  await writeFile(lock, JSON.stringify({ pid: process.pid, started: 'long ago' }));
  expect(await withFileLock(lock, async () => 'mine')).toBe('mine');
});

test('of a living process is waited for, and named when that takes too long', async () => {
  const started = await processIdentity(process.pid);
  await writeFile(lock, JSON.stringify({ pid: process.pid, started }));
  await expect(withFileLock(lock, async () => 'mine', 100)).rejects.toThrow(`process ${process.pid}`);
});
