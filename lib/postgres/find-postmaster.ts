import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { processCommandLine } from './process-identity.ts';

/** The server process that works on a cluster right now. */
type Postmaster = { pid: number; port: number | undefined };

/**
 * Finds the running server of a cluster through its `postmaster.pid`; undefined when none runs. A pid file
 * whose process has gone, or whose pid now belongs to something else, is removed: the server itself would
 * refuse to start in the second case.
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const file = path.join(cluster, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const [pidLine, , , portLine] = text.split('\n');
  const pid = Number(pidLine);
  if (await isPostmasterOf(cluster, pid)) {
    const port = Number(portLine);
    return { pid, port: Number.isInteger(port) && port > 0 ? port : undefined };
  }
  // Unless another start has replaced the file meanwhile.
  if ((await readFile(file, 'utf8').catch(() => undefined)) === text) await rm(file, { force: true });
  return undefined;
}

/** pg_ctl starts the server as `postgres -D <cluster>`; no other process has both on its command line. */
async function isPostmasterOf(cluster: string, pid: number): Promise<boolean> {
  const command = await processCommandLine(pid);
  const [program = ''] = command.split(' -D ');
  return program.endsWith('postgres') && `${command} `.includes(` -D ${cluster} `);
}
