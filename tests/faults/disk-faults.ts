import { execFile } from 'node:child_process';
import { rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import { findCluster } from '../../lib/postgres/cluster-place.ts';
import { registry } from '../../lib/providers/registry.ts';
import { startDatabaseServer } from './database-server.ts';
import { atMost, exactly, type Fault, holds } from './fault.ts';
import { addConnections, openInstallation, secondsUntil, secondsUntilHealth } from './installation.ts';
import { startLoad } from './load.ts';
import { mountSmallDisk } from './small-disk.ts';
import { verify } from './verify.ts';

/** Seconds from the moment that there is room again. */
const bound = 10;

export const databaseDiskFull: Fault = {
  name: 'database-disk-full',
  about:
    'no space under the database: deliveries are kept elsewhere, health says so; recovers when there is room',
  run: async (scene) => {
    const installation = await openInstallation(scene);
    const { dataDir } = installation.place;
    await installation.stop();
    const small = path.join(path.dirname(dataDir), 'small');
    const disk = await mountSmallDisk(scene, small, { kilobytes: 400 * 1024 });
    const cluster = z.string().parse(await findCluster(dataDir));
    await promisify(execFile)('cp', ['-a', cluster, path.join(small, 'postgres')]);
    await rm(cluster, { recursive: true });
    await symlink(path.join(small, 'postgres'), path.join(dataDir, 'postgres'));
    // Before the file system goes, so must the server on it.
    scene.atEnd(async () => {
      const { postmaster } = await installation.processes();
      if (postmaster) process.kill(postmaster, 'SIGKILL');
      await sleep(500);
    });
    await installation.start();
    const load = startLoad({ ...installation, rate: 40, count: 8_000 });
    await load.acknowledged(50);
    await disk.fill();
    const noticed = await secondsUntilHealth(installation.url, 'degraded', 20);
    await sleep(scene.quick ? 1_000 : 5_000);
    await disk.free();
    const recovery = await secondsUntilHealth(installation.url, 'ok');
    await sleep(1_000);
    await load.stop();
    const { counts, broken } = await verify(installation, load.attempts);
    return {
      counts,
      recovery,
      asked: [
        exactly('refused', counts.refused, 0),
        atMost('health said degraded after', noticed, 20, 's'),
        atMost('well again after', recovery, bound, 's'),
      ],
      broken,
    };
  },
};

export const spoolDiskFull: Fault = {
  name: 'spool-disk-full',
  about:
    'database away and no space for the spool: 503 and never a false 2xx, health says so; recovers when there is room',
  run: async (scene) => {
    const server = await startDatabaseServer(scene);
    const installation = await openInstallation(scene, { databaseUrl: server.url, started: false });
    const spool = path.join(installation.place.dataDir, 'spool');
    const disk = await mountSmallDisk(scene, spool, { kilobytes: 256 });
    await installation.start();
    const connections = await addConnections(installation, registry);
    const load = startLoad({ connections, rate: 40, count: 8_000 });
    await load.acknowledged(50);
    await server.crash('SIGQUIT');
    const full = await secondsUntilHealth(installation.url, 'unavailable', 40);
    const refused = await secondsUntil(10, async () => load.attempts.some(({ status }) => status === 503));
    await sleep(1_000);
    await disk.grow(64);
    const takesAgain = await secondsUntilHealth(installation.url, 'degraded', 20);
    await sleep(2_000);
    await server.start();
    const recovery = await secondsUntilHealth(installation.url, 'ok');
    await sleep(1_000);
    await load.stop();
    const { counts, broken } = await verify({ ...installation, connections }, load.attempts);
    const otherwise = load.attempts.filter(({ status, id }) => id === null && status !== 503).length;
    return {
      counts,
      recovery,
      asked: [
        atMost('health said unavailable after', full, 40, 's'),
        holds('what could not be kept was answered 503', refused !== Number.POSITIVE_INFINITY),
        exactly('answered otherwise', otherwise, 0),
        atMost('takes deliveries again after', takesAgain, bound, 's'),
        atMost('well again after', recovery, bound, 's'),
      ],
      broken,
    };
  },
};
