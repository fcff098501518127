import {
  chmod,
  chown,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  symlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { hasCode } from '../write-file.ts';
import { DatabaseProblem } from './database-problem.ts';
import { makeDirectory } from './make-directory.ts';
import { runProgram } from './run-program.ts';
import type { ServerAccount } from './server-account.ts';
import { systemDirectory } from './server-binaries.ts';

/**
 * Makes the data directory when it is missing. One that is already there keeps its permissions.
 *
 * @throws {DatabaseProblem} when it cannot be made or written to.
 */
export async function makeDataDirectory(dataDir: string): Promise<void> {
  try {
    // The server's account has to pass through, and nobody needs to look around.
    await makeDirectory(dataDir, 0o711);
    const probe = await mkdtemp(path.join(dataDir, '.probe-'));
    await rmdir(probe);
  } catch (error) {
    // A full disk says nothing of the right to write.
    if (hasCode(error, 'ENOSPC', 'EDQUOT')) return;
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseProblem(
      `The data directory ${dataDir} cannot be written to (${reason}). ` +
        'Give this user the right to, or set DATA_DIR to another directory.',
    );
  }
}

/**
 * Where the cluster of a data directory really lies, without symbolic links; undefined before the first start.
 *
 * @throws {DatabaseProblem} when something else lies there, or nothing any more.
 */
export async function findCluster(dataDir: string): Promise<string | undefined> {
  const entry = clusterEntry(dataDir);
  const kind = await lstat(entry).catch(() => undefined);
  if (!kind) return undefined;
  const cluster = await realpath(entry).catch(() => undefined);
  if (!cluster) {
    throw new DatabaseProblem(
      `${entry} leads to a directory that is gone. Restore it from a backup, or remove the link to start with an empty database.`,
    );
  }
  const files = await readdir(cluster);
  if (files.includes('PG_VERSION')) return cluster;
  if (files.length === 0) return undefined;
  throw new DatabaseProblem(
    `${entry} exists but is no PostgreSQL data directory. Move it away and start again.`,
  );
}

/** The major version that a cluster was made by. */
export async function clusterMajor(cluster: string): Promise<number> {
  return Number.parseInt(await readFile(path.join(cluster, 'PG_VERSION'), 'utf8'), 10);
}

/**
 * Calls `fill` with a fresh directory that the server's account owns and whose `cluster` it is to make, and
 * moves that into place when it is complete, so that a killed first start leaves no half cluster behind.
 *
 * It lies in the data directory, or, when the account cannot pass there, under `/var/lib/switchboard` with a
 * link to it from the data directory.
 */
export async function placeCluster(
  dataDir: string,
  account: ServerAccount | undefined,
  fill: (workshop: string) => Promise<void>,
): Promise<string> {
  const entry = clusterEntry(dataDir);
  await removeLeftovers(dataDir);
  let home = dataDir;
  if (account && !(await canPass(dataDir, account))) {
    await makeDirectory(path.join(systemDirectory, 'data'), 0o755);
    home = await mkdtemp(path.join(systemDirectory, 'data', 'postgres-'));
    await chmod(home, 0o755);
    await writeFile(path.join(home, 'README'), `The database of Switchboard's data directory ${dataDir}\n`);
  }
  const workshop = await mkdtemp(path.join(home, workshopPrefix));
  try {
    if (account) await chown(workshop, account.uid, account.gid);
    await fill(workshop);
    const cluster = path.join(home, 'postgres');
    await rename(path.join(workshop, 'cluster'), cluster);
    if (home !== dataDir) {
      await rmdir(entry).catch(() => {});
      await symlink(cluster, entry);
    }
    return await realpath(cluster);
  } catch (error) {
    if (home !== dataDir) await rm(home, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

const workshopPrefix = 'postgres-new-';

function clusterEntry(dataDir: string): string {
  return path.join(dataDir, 'postgres');
}

async function canPass(directory: string, account: ServerAccount): Promise<boolean> {
  return (await runProgram('/bin/sh', ['-c', 'cd -- "$1"', 'sh', directory], { account })).ok;
}

/** What a first start that was killed has left. */
async function removeLeftovers(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith(workshopPrefix)) continue;
    await rm(path.join(dataDir, name), { recursive: true, force: true }).catch((error) => {
      if (!hasCode(error, 'ENOENT')) throw error;
    });
  }
}
