import { spawn } from 'node:child_process';
import { chmod, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedServer } from './embedded-server.ts';

type ThrowAwayServer = {
  /** URL of an empty database; its role may create others. */
  databaseUrl: string;
  /** Ends the server and removes its files. */
  stop: () => Promise<void>;
};

/**
 * Starts an embedded server in a temporary directory, for tests and for authoring migrations: fast instead of
 * durable. It ends with this process, however that ends, a kill included.
 */
export async function startThrowAwayServer(): Promise<ThrowAwayServer> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'switchboard-'));
  await chmod(home, 0o711);
  const { databaseUrl, cluster } = await startEmbeddedServer({
    dataDir: path.join(home, 'data'),
    durable: false,
  });

  // The end of this process closes the pipe, which wakes the attendant: the one thing a kill cannot prevent.
  const attendant = spawn('/bin/sh', ['-c', attend, 'sh', cluster, home], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => {
    attendant.once('close', () => resolve());
  });
  return {
    databaseUrl,
    stop: async () => {
      attendant.stdin.end();
      await ended;
    },
  };
}

const attend = `
cat > /dev/null
pid=$(head -n 1 "$1/postmaster.pid")
kill -QUIT "$pid"
while kill -0 "$pid"; do sleep 0.05; done
rm -rf "$2"
`;
