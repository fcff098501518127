import { setTimeout as sleep } from 'node:timers/promises';
import { startDatabaseServer } from './database-server.ts';
import { atMost, exactly, type Fault, holds, type Outcome } from './fault.ts';
import {
  healthOf,
  type Installation,
  openInstallation,
  secondsUntil,
  secondsUntilHealth,
} from './installation.ts';
import { type Load, startLoad } from './load.ts';
import { verify } from './verify.ts';

/** Seconds from the database's return until nothing waits on disk any more. */
const drainBound = 10;

export const databaseStopped: Fault = {
  name: 'database-stopped',
  about:
    'PostgreSQL stopped at once (immediate, then kill -9) for 2 s under load: 0 refused, drained ≤ 10 s after',
  run: async (scene) => {
    const server = await startDatabaseServer(scene);
    const installation = await openInstallation(scene, { databaseUrl: server.url });
    const load = startLoad({ ...installation, rate: 40, count: 4_000 });
    const recoveries: number[] = [];
    let sawDegraded = true;
    for (const how of scene.quick ? (['SIGQUIT'] as const) : (['SIGQUIT', 'SIGKILL'] as const)) {
      await load.acknowledged(50);
      await server.crash(how);
      await sleep(2_000);
      sawDegraded &&= (await healthOf(installation.url))?.status === 'degraded';
      await server.start();
      recoveries.push(await secondsUntilHealth(installation.url, 'ok'));
      scene.say(`${how}: drained after ${recoveries.at(-1)?.toFixed(1)} s`);
    }
    await load.stop();
    return await judge(installation, load, recoveries, [holds('health said degraded', sawDegraded)]);
  },
};

export const embeddedDatabaseKilled: Fault = {
  name: 'embedded-database-killed',
  about: 'kill -9 of the embedded PostgreSQL under load: started again by itself, 0 refused, drained ≤ 10 s',
  run: async (scene) => {
    const installation = await openInstallation(scene);
    const load = startLoad({ ...installation, rate: 40, count: 4_000 });
    const recoveries: number[] = [];
    for (let round = 1; round <= (scene.quick ? 1 : 3); round += 1) {
      await load.acknowledged(50);
      const { postmaster = 0 } = await installation.processes();
      process.kill(postmaster, 'SIGKILL');
      await secondsUntil(10, async () => (await installation.processes()).postmaster !== postmaster);
      recoveries.push(await secondsUntilHealth(installation.url, 'ok'));
      scene.say(`round ${round}: drained after ${recoveries.at(-1)?.toFixed(1)} s`);
    }
    await load.stop();
    return await judge(installation, load, recoveries);
  },
};

export const databaseAbsent: Fault = {
  name: 'database-absent',
  about: 'started without its database: starts degraded, takes deliveries, recovers ≤ 10 s after it is there',
  run: async (scene) => {
    const server = await startDatabaseServer(scene);
    const installation = await openInstallation(scene, { databaseUrl: server.url });
    await installation.stop();
    await server.stop();
    const started = performance.now();
    await installation.start();
    const startTook = (performance.now() - started) / 1000;
    const health = await healthOf(installation.url);
    const load = startLoad({ ...installation, rate: 40, count: 4_000 });
    await sleep(4_000);
    await server.start();
    const drained = await secondsUntilHealth(installation.url, 'ok');
    await load.stop();
    return await judge(
      installation,
      load,
      [drained],
      [
        exactly('health at the start', health?.status, 'degraded'),
        atMost('started without it after', startTook, 20, 's'),
      ],
    );
  },
};

async function judge(
  installation: Installation,
  load: Load,
  recoveries: readonly number[],
  asked: Outcome['asked'] = [],
): Promise<Outcome> {
  const { counts, broken } = await verify(installation, load.attempts);
  return {
    counts,
    recovery: Math.max(...recoveries),
    asked: [
      exactly('refused', counts.refused, 0),
      exactly('unanswered', counts.unanswered, 0),
      atMost('drained after', Math.max(...recoveries), drainBound, 's'),
      ...asked,
    ],
    broken,
  };
}
