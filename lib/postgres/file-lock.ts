import { readFile, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { createFile, hasCode } from '../write-file.ts';
import { DatabaseProblem } from './database-problem.ts';
import { processIdentity } from './process-identity.ts';

/**
 * Does `work` while no other process does work under the same file, waiting up to `patience` milliseconds
 * for its turn. A lock whose process has gone is taken over.
 *
 * @throws {DatabaseProblem} when the other process did not finish in time.
 */
export async function withFileLock<T>(file: string, work: () => Promise<T>, patience = 120_000): Promise<T> {
  const holder = JSON.stringify(await ownHolder());
  const deadline = Date.now() + patience;
  while (!(await createFile(file, holder))) {
    const other = await readHolder(file);
    if (other && !(await isAlive(other))) await takeAway(file, other);
    else if (Date.now() > deadline) throw new DatabaseProblem(stillLocked(file, other));
    else await sleep(50);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

export const holderSchema = z.object({ pid: z.number(), started: z.string() });
export type Holder = z.output<typeof holderSchema>;

/** This process, as it writes itself into a file that another process may have to judge later. */
export async function ownHolder(): Promise<Holder> {
  return { pid: process.pid, started: (await processIdentity(process.pid)) ?? '' };
}

/** Whether the process that wrote itself down still runs (and not another one under its pid). */
export async function isAlive(holder: Holder): Promise<boolean> {
  return (await processIdentity(holder.pid)) === holder.started;
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    // Written whole or not at all by us; anything else is no lock of ours and nobody holds it.
    return { pid: 0, started: '' };
  }
}

/**
 * Removes the lock of a holder that has gone. Several processes may find the same dead holder, and the slower
 * must not remove the lock that the quicker made since: one at a time they look again, and only what still is the
 * dead holder's goes.
 */
async function takeAway(file: string, dead: Holder): Promise<void> {
  await withFileLock(`${file}.${dead.pid}`, async () => {
    const holder = await readHolder(file);
    if (holder?.pid === dead.pid && holder.started === dead.started) await rm(file, { force: true });
  });
}

function stillLocked(file: string, holder: Holder | undefined): string {
  const who = holder ? `process ${holder.pid}` : 'another process';
  return `Waited too long for ${who}, which holds ${file}. If that process hangs, end it and try again.`;
}
