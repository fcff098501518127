import { setTimeout as sleep } from 'node:timers/promises';
import { tcpProxy } from '../tcp-proxy.ts';
import { sharedSecret, startDatabaseServer } from './database-server.ts';
import { atMost, exactly, type Fault } from './fault.ts';
import { openInstallation, secondsUntilHealth } from './installation.ts';
import { startLoad } from './load.ts';
import { verify } from './verify.ts';
import { signIn, type Visit } from './visitor.ts';

/** Seconds that any request may take. */
const bound = 10;

export const halfOpen: Fault = {
  name: 'half-open',
  about:
    'the line to the database goes silent under load: no webhook, page or health check takes over 10 s; recovers',
  run: async (scene) => {
    const server = await startDatabaseServer(scene);
    const proxy = await tcpProxy(server.url);
    scene.atEnd(proxy.close);
    const installation = await openInstallation(scene, { databaseUrl: proxy.url, secret: sharedSecret });
    const visitor = await signIn(installation);
    const paths = ['/', '/calls', '/api/health'];
    for (const path of paths) await visitor.visit(path);
    const load = startLoad({ ...installation, rate: 40, count: 4_000 });
    await load.acknowledged(50);
    await proxy.become('silent');
    const visits: Promise<Visit>[] = [];
    for (let second = 0; second < (scene.quick ? 6 : 15); second += 1) {
      for (const path of paths) visits.push(visitor.visit(path));
      await sleep(1_000);
    }
    await proxy.become('through');
    const recovery = await secondsUntilHealth(installation.url, 'ok');
    await sleep(1_000);
    await load.stop();
    const ended = await Promise.all(visits);
    const slowest = (of: string) =>
      Math.max(...ended.filter(({ path }) => path === of).map(({ took }) => took / 1000));
    const { counts, broken } = await verify(installation, load.attempts);
    const after = await visitor.visit('/calls');
    return {
      counts,
      recovery,
      asked: [
        atMost('slowest webhook', counts.slowest / 1000, bound, 's'),
        ...paths.map((path) => atMost(`slowest ${path}`, slowest(path), bound, 's')),
        exactly('refused', counts.refused, 0),
        exactly('unanswered', counts.unanswered, 0),
        atMost('well again after', recovery, 10, 's'),
        exactly('a page after it', after.status, 200),
      ],
      broken,
    };
  },
};
