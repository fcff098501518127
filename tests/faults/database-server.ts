import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedServer, stopEmbeddedServer } from '../../lib/postgres/embedded-server.ts';
import { findPostmaster } from '../../lib/postgres/find-postmaster.ts';
import { makeDataPlace } from '../launch/data-directory.ts';
import type { Scene } from './fault.ts';

/** A PostgreSQL server of the operator's own: nobody starts it again but he. */
export type DatabaseServer = {
  /** Stays the same from start to start. */
  url: string;
  /** The directory of the cluster. */
  cluster: string;
  start: () => Promise<void>;
  /** `pg_ctl stop -m immediate`, or kill -9: no farewell to anybody, recovery at the next start. */
  crash: (how: 'SIGQUIT' | 'SIGKILL') => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts a durable server beside the product. It is gone when the fault is over. */
export async function startDatabaseServer(scene: Scene): Promise<DatabaseServer> {
  const place = await makeDataPlace();
  scene.atEnd(place.remove);
  const dataDir = place.path;
  const { databaseUrl, cluster } = await startEmbeddedServer({ dataDir });
  return {
    url: databaseUrl,
    cluster,
    start: async () => {
      const { databaseUrl: now } = await startEmbeddedServer({ dataDir });
      if (now !== databaseUrl) throw new Error('somebody took the port of the database server');
    },
    crash: async (how) => {
      const postmaster = await findPostmaster(cluster);
      if (!postmaster) throw new Error('the database server does not run');
      process.kill(postmaster.pid, how);
      while (await findPostmaster(cluster)) await sleep(10);
    },
    stop: () => stopEmbeddedServer(dataDir),
  };
}

/** For installations that share a database: each must be able to read what the other has stored. */
export const sharedSecret = 'a secret that only the fault runs know, 32 or more';
