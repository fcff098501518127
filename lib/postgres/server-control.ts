import { open, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseAway, DatabaseProblem } from './database-problem.ts';
import { findPostmaster } from './find-postmaster.ts';
import { runProgram } from './run-program.ts';
import { type ServerAccount, serverAccount } from './server-account.ts';
import type { ServerBinaries } from './server-binaries.ts';
import { serverOptions } from './server-settings.ts';

/**
 * Starts the server of a cluster in a session of its own, so that neither Ctrl-C in the terminal nor the end
 * of this process reaches it, and waits until it is ready.
 *
 * @throws {DatabaseAway} with the end of the server's log.
 */
export async function startServer(
  cluster: string,
  { port, durable }: { port: number; durable: boolean },
  binaries: ServerBinaries,
  account: ServerAccount | undefined,
): Promise<void> {
  const log = serverLog(cluster);
  if ((await sizeOf(log)) > logLimit) await rename(log, `${log}.old`);
  const args = [
    'start',
    '-D',
    cluster,
    '-w',
    '-t',
    '120',
    '-s',
    '-l',
    log,
    '-o',
    serverOptions(port, durable),
  ];
  const deadline = Date.now() + 15_000;
  for (;;) {
    const before = await sizeOf(log);
    const { ok, output } = await runProgram(binaries.pgCtl, args, { account });
    if (ok) return;
    const said = await readFrom(log, before);
    // Processes of a server that was killed take a moment to notice and go.
    if (!/pre-existing shared memory block/.test(said) || Date.now() > deadline) {
      const lines = said.split('\n').filter((line) => /FATAL|PANIC|ERROR|HINT/.test(line));
      // Without time and process: the same reason reads the same at every attempt.
      const reason = lines.map((line) => line.replace(/^\S+ \S+ \S+ \[\d+\] /, ''));
      throw new DatabaseAway(
        `The database server did not start:\n${reason.join('\n') || said || output}\nIts log: ${log}`,
      );
    }
    await sleep(250);
  }
}

/** Ends the server of a cluster and its connections; does nothing when none runs. */
export async function stopServer(
  cluster: string,
  binaries: ServerBinaries,
  account: ServerAccount | undefined,
): Promise<void> {
  if (!(await findPostmaster(cluster))) return;
  const stop = (mode: string) => ['stop', '-D', cluster, '-w', '-s', '-m', mode, '-t', '30'];
  const { ok } = await runProgram(binaries.pgCtl, stop('fast'), { account });
  if (ok || !(await findPostmaster(cluster))) return;
  const last = await runProgram(binaries.pgCtl, stop('immediate'), { account });
  if (last.ok || !(await findPostmaster(cluster))) return;
  throw new DatabaseProblem(`The database server in ${cluster} did not stop: ${last.output}`);
}

/** The server writes little: starts, stops and refused connections. */
export function serverLog(cluster: string): string {
  return path.join(cluster, 'server.log');
}

/** Empties the log of a running server when it has become too long, by the server's own account. */
export async function trimServerLog(cluster: string): Promise<void> {
  const log = serverLog(cluster);
  if ((await sizeOf(log)) <= logLimit) return;
  const account = await serverAccount();
  await runProgram('/bin/sh', ['-c', ': > "$1"', 'sh', log], { account });
}

const logLimit = 5 * 1024 * 1024;

async function sizeOf(file: string): Promise<number> {
  return await stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

async function readFrom(file: string, offset: number): Promise<string> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return '';
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.min(Math.max(size - offset, 0), 64 * 1024));
    await handle.read(buffer, 0, buffer.length, offset);
    return buffer.toString('utf8').trim();
  } finally {
    await handle.close();
  }
}
