import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Holder, holderSchema, isAlive, ownHolder, withFileLock } from '../postgres/file-lock.ts';
import { processIdentity } from '../postgres/process-identity.ts';
import { replaceFile } from '../write-file.ts';
import { LaunchProblem } from './problem.ts';

/** What a launcher runs beside the database. */
export type Role = 'app' | 'projector';

export type Instance = {
  /** Notes a process, so that the next start can end it should this launcher be killed. */
  note: (role: Role, pid: number) => Promise<void>;
  /** Forgets this instance. */
  release: () => Promise<void>;
};

/**
 * Claims a data directory for this launcher, and ends what a killed one has left running.
 *
 * @param url the address that this launcher will serve.
 * @throws {LaunchProblem} when another launcher works on it, saying where.
 */
export async function claimInstance(dataDir: string, url: string): Promise<Instance> {
  const file = path.join(dataDir, 'running.json');
  const launcher = await ownHolder();
  const children: Partial<Record<Role, Holder>> = {};
  let last = Promise.resolve();
  /** One after the other: what was noted last must be what the file says. */
  const write = (): Promise<void> => {
    const written = last.then(() => replaceFile(file, JSON.stringify({ url, launcher, ...children })));
    last = written.catch(() => {});
    return written;
  };
  await withFileLock(`${file}.lock`, async () => {
    const previous = await readInstance(file);
    if (previous && (await isAlive(previous.launcher))) {
      throw new LaunchProblem(
        `Switchboard already runs on this data directory: ${previous.url} (process ${previous.launcher.pid}). ` +
          'Stop it first, or set DATA_DIR and PORT to run a second one beside it.',
      );
    }
    const left = [previous?.app, previous?.projector].filter((holder) => holder !== undefined);
    await Promise.all(left.map(end));
    await write();
  });
  return {
    note: async (role, pid) => {
      children[role] = { pid, started: (await processIdentity(pid)) ?? '' };
      await write();
    },
    release: async () => {
      await last;
      await rm(file, { force: true });
    },
  };
}

const instanceSchema = z.object({
  url: z.string(),
  launcher: holderSchema,
  app: holderSchema.optional(),
  projector: holderSchema.optional(),
});

async function readInstance(file: string): Promise<z.output<typeof instanceSchema> | undefined> {
  try {
    return instanceSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** First politely: it may be answering somebody. */
async function end(child: Holder): Promise<void> {
  for (const [signal, patience] of [
    ['SIGTERM', 5000],
    ['SIGKILL', 2000],
  ] as const) {
    for (let waited = 0; waited < patience; waited += 50) {
      if (!(await isAlive(child))) return;
      if (waited === 0) process.kill(child.pid, signal);
      await sleep(50);
    }
  }
}
