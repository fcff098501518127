import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { findCluster } from '../postgres/cluster-place.ts';
import { connect } from '../postgres/connect.ts';
import { startEmbeddedServer } from '../postgres/embedded-server.ts';
import { trimServerLog } from '../postgres/server-control.ts';
import { describeProblem, LaunchProblem } from './problem.ts';
import { aborted } from './stop-signals.ts';

type WatchOptions = {
  dataDir: string;
  databaseUrl: string;
  stopping: AbortSignal;
  say: (line: string) => void;
  /** The server came back at another address. */
  onMove: (databaseUrl: string) => void;
};

/**
 * Holds a connection to the embedded server, whose end is the server's, and starts the server again when it
 * ended. Resolves when asked to stop.
 */
export async function watchServer({
  dataDir,
  databaseUrl,
  stopping,
  say,
  onMove,
}: WatchOptions): Promise<void> {
  let url = databaseUrl;
  let complaint = '';
  while (!stopping.aborted) {
    try {
      if (!(await findCluster(dataDir))) throw new LaunchProblem(gone(dataDir));
      const { databaseUrl: now, cluster, adopted } = await startEmbeddedServer({ dataDir, say });
      if (!adopted) say('The database server had ended; it runs again.');
      complaint = '';
      if (now !== url) onMove(now);
      url = now;
      await untilLost(await connect(url), cluster, stopping);
    } catch (error) {
      const problem = describeProblem(error);
      if (problem !== complaint) say(problem);
      complaint = problem;
      await sleep(1000, undefined, { signal: stopping }).catch(() => {});
    }
  }
}

async function untilLost(client: pg.Client, cluster: string, stopping: AbortSignal): Promise<void> {
  const trim = setInterval(() => void trimServerLog(cluster), 600_000);
  try {
    await Promise.race([new Promise((resolve) => client.once('end', resolve)), aborted(stopping)]);
  } finally {
    clearInterval(trim);
    await client.end();
  }
}

/** Starting the server would make an empty database, and the app would go on as if that were all. */
function gone(dataDir: string): string {
  return `The database's files in ${dataDir} are gone. Stop Switchboard, restore them from a backup, and start again.`;
}
