import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { stopEmbeddedServer } from '../../lib/postgres/embedded-server.ts';

export type DataDirectory = { path: string; remove: () => Promise<void> };

/** A place for a data directory. Hidden: the server's account cannot reach it, unless that is our own. */
export async function makeDataPlace({ hidden = false } = {}): Promise<DataDirectory> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'switchboard-launch-'));
  if (!hidden) await chmod(home, 0o711);
  const dataDir = path.join(home, 'data');
  return {
    path: dataDir,
    remove: async () => {
      await stopEmbeddedServer(dataDir).catch(() => {});
      await rm(home, { recursive: true, force: true });
    },
  };
}
