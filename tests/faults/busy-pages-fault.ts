import { spread } from '../bench/figures.ts';
import { operate } from '../instance.ts';
import { atMost, exactly, type Fault } from './fault.ts';
import { openInstallation } from './installation.ts';
import { startLoad } from './load.ts';
import { verify } from './verify.ts';
import { signIn, type Visit } from './visitor.ts';

const atOnce = 20;

export const busyPages: Fault = {
  name: 'busy-pages',
  about: '20 heavy pages asked for at once, again and again, under load: ingest p99 ≤ 250 ms',
  run: async (scene) => {
    const installation = await openInstallation(scene);
    const calls = scene.quick ? '2000' : '20000';
    await operate(['demo', 'load', '--days', '365', '--calls', calls], installation.place.environment);
    scene.say(`${calls} calls loaded`);
    const visitor = await signIn(installation);
    const paths = [`/?period=365d`, '/calls', '/calls?direction=inbound&outcome=missed,abandoned'];
    for (const path of paths) await visitor.visit(path);
    const load = startLoad({ ...installation, rate: 40, count: 4_000 });
    await load.acknowledged(100);
    const from = Date.now();
    const visits: Visit[] = [];
    while (Date.now() - from < (scene.quick ? 5_000 : 20_000)) {
      const asked = Array.from({ length: atOnce }, (_, index) =>
        visitor.visit(paths[index % paths.length] ?? '/'),
      );
      visits.push(...(await Promise.all(asked)));
    }
    const to = Date.now();
    await load.stop();
    const during = load.attempts.filter(({ sent }) => sent >= from && sent <= to);
    const before = load.attempts.filter(({ sent }) => sent < from);
    const { p50, p99 } = spread(during.map(({ took }) => took));
    const pages = spread(visits.map(({ took }) => took));
    scene.say(
      `webhooks p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms (before: p99 ${spread(before.map(({ took }) => took)).p99.toFixed(0)} ms); ` +
        `${visits.length} pages, p50 ${pages.p50.toFixed(0)} ms, p99 ${pages.p99.toFixed(0)} ms`,
    );
    const { counts, broken } = await verify(installation, load.attempts);
    return {
      counts,
      asked: [
        atMost('ingest p99', p99, 250, 'ms'),
        exactly('pages not answered 200', visits.filter(({ status }) => status !== 200).length, 0),
        exactly('refused', counts.refused, 0),
        exactly('unanswered', counts.unanswered, 0),
      ],
      broken,
    };
  },
};
