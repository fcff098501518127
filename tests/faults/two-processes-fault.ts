import { setTimeout as sleep } from 'node:timers/promises';
import { sharedSecret, startDatabaseServer } from './database-server.ts';
import { exactly, type Fault } from './fault.ts';
import { openInstallation } from './installation.ts';
import { startLoad } from './load.ts';
import { verify } from './verify.ts';

export const oneOfTwoKilled: Fault = {
  name: 'one-of-two-killed',
  about:
    'two installations on one database under load, one of them killed: the other goes on as if nothing were',
  run: async (scene) => {
    const server = await startDatabaseServer(scene);
    const options = { databaseUrl: server.url, secret: sharedSecret };
    const one = await openInstallation(scene, options);
    const other = await openInstallation(scene, { ...options, providers: [] });
    const load = startLoad({ ...one, rate: 40, count: 8_000, origins: [one.url, other.url] });
    for (let round = 1; round <= (scene.quick ? 1 : 3); round += 1) {
      await load.acknowledged(50);
      await other.kill();
      scene.say(`round ${round}: killed`);
      await load.acknowledged(50);
      await other.start();
    }
    await sleep(1_000);
    await load.stop();
    const { counts, settled, broken } = await verify(one, load.attempts);
    const atOne = load.attempts.filter(({ origin }) => origin === one.url);
    return {
      counts,
      recovery: settled,
      asked: [
        exactly('refused', counts.refused, 0),
        exactly('not acknowledged by the one that went on', atOne.filter(({ id }) => id === null).length, 0),
      ],
      broken,
    };
  },
};
