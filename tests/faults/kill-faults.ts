import { setTimeout as sleep } from 'node:timers/promises';
import { shuffle } from '../../lib/demo/plan-requests.ts';
import { seededRandom } from '../../lib/demo/seeded-random.ts';
import { atMost, exactly, type Fault, type Scene } from './fault.ts';
import { openInstallation } from './installation.ts';
import { killAndWait, type Victim } from './kill-and-wait.ts';
import { startLoad } from './load.ts';
import { verify } from './verify.ts';

/**
 * The launcher is killed after every fourth of the others: it starts what ends again and again more and more
 * patiently, and a new launcher knows nothing of that.
 */
const victims: readonly Victim[] = ['app', 'app', 'projector', 'projector'];

/** Seconds until it works again. */
const bound = 5;

export const killed: Fault = {
  name: 'killed',
  about: 'kill -9 of app, projector, launcher or all at 100 random points under load; works again in ≤ 5 s',
  run: async (scene) => {
    const installation = await openInstallation(scene);
    const kills = scene.quick ? 5 : 100;
    const load = startLoad({ ...installation, rate: 40, count: kills * 250 });
    await load.acknowledged(50);
    const random = seededRandom(Date.now());
    const recoveries: Record<Victim, number[]> = { app: [], projector: [], launcher: [], everything: [] };
    for (let done = 0; done < kills; ) {
      const last = random.chance(0.5) ? 'launcher' : 'everything';
      for (const victim of [...shuffle(victims, random), last] as const) {
        await sleep(random.between(50, 700));
        const seconds = await killAndWait(installation, victim);
        recoveries[victim].push(seconds);
        done += 1;
        scene.say(`${done} of ${kills}: ${victim} killed, works again after ${seconds.toFixed(1)} s`);
        if (seconds === Number.POSITIVE_INFINITY)
          throw new Error(`after the ${victim} was killed, it never worked again`);
        if (done === kills) break;
      }
    }
    await load.stop();
    const { counts, broken } = await verify(installation, load.attempts);
    const all = Object.values(recoveries).flat();
    const asked = Object.entries(recoveries)
      .filter(([, each]) => each.length > 0)
      .map(([victim, each]) =>
        atMost(`${each.length} × ${victim}, longest recovery`, Math.max(...each), bound, 's'),
      );
    return {
      counts,
      recovery: Math.max(...all),
      asked: [...asked, exactly('refused', counts.refused, 0)],
      broken,
    };
  },
};

export const terminated: Fault = {
  name: 'terminated',
  about: 'SIGTERM under load: everything acknowledged is kept, all has ended after ≤ 10 s',
  run: async (scene: Scene) => {
    const installation = await openInstallation(scene);
    const load = startLoad({ ...installation, rate: 40, count: 5_000 });
    await load.acknowledged(100);
    const { app = 0, projector = 0 } = await installation.processes();
    const started = performance.now();
    const code = await installation.stop();
    const seconds = (performance.now() - started) / 1000;
    const left = [app, projector].filter(isAlive);
    await load.stop();
    await installation.start();
    const { counts, settled, broken } = await verify(installation, load.attempts);
    return {
      counts,
      recovery: settled,
      asked: [
        atMost('ended after', seconds, 10, 's'),
        exactly('exit code', code, 0),
        exactly('processes left over', left.length, 0),
        exactly('refused', counts.refused, 0),
      ],
      broken,
    };
  },
};

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
