import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { makeCast } from '../../lib/demo/cast.ts';
import { shuffle } from '../../lib/demo/plan-requests.ts';
import { type SeededRandom, seededRandom } from '../../lib/demo/seeded-random.ts';
import { tellStories } from '../../lib/demo/tell-stories.ts';
import type { DemoRequest } from '../../lib/providers/demo-story.ts';
import type { Provider } from '../../lib/providers/provider.ts';
import { registry } from '../../lib/providers/registry.ts';
import { providerFixtures } from '../contract/provider-fixtures.ts';
import { atMost, exactly, type Fault, holds } from './fault.ts';
import { addConnections, openInstallation } from './installation.ts';
import { type Attempt, send } from './load.ts';
import { callsOf, untilSettled, verify } from './verify.ts';

/** What the contract suite tries of each sample with more than one delivery. */
const ordersOfASample = 1_000;

export const anyOrder: Fault = {
  name: 'any-order',
  about:
    'deliveries of a call in any order, repeated, final first, a day late: the same call (1,000 pure, 20 by HTTP each)',
  run: async (scene) => {
    const suite = await contractSuite();
    const orders = scene.quick ? 5 : 20;
    const installation = await openInstallation(scene, { providers: [] });
    const connections = await addConnections(
      installation,
      registry.flatMap((provider) => Array<Provider>(orders).fill(provider)),
    );
    const attempts: Attempt[] = [];
    const random = seededRandom(1);
    for (const [index, provider] of registry.entries()) {
      const told = longestTelling(provider, random);
      for (let order = 0; order < orders; order += 1) {
        const connection = connections[index * orders + order];
        if (!connection) throw new Error('a connection is missing');
        const requests = arrange(told, order, random);
        const half = Math.ceil(requests.length / 2);
        for (const request of requests.slice(0, half)) attempts.push(await send({ connection, request }));
        // The rest comes a day later.
        await installation.query(
          `UPDATE delivery SET received_at = received_at - interval '1 day' WHERE connection_id = $1`,
          [connection.connection.id],
        );
        for (const request of requests.slice(half)) attempts.push(await send({ connection, request }));
      }
      scene.say(`${provider.id}: ${orders} orders of ${told.length} deliveries`);
    }
    await untilSettled(installation, 60);
    const shapes = shapesOf(await callsOf(installation));
    const { counts, broken } = await verify({ ...installation, connections }, attempts);
    return {
      counts,
      asked: [
        exactly('contract tests failed', suite.failed, 0),
        holds(`contract suite: ${suite.passed} tests, ${suite.orders} random orders`, suite.passed > 0),
        exactly('providers with 1,000 orders or more', suite.providers, registry.length),
        exactly('calls', [...shapes.values()].flat().length, connections.length),
        atMost(
          'different calls of one telling',
          Math.max(...[...shapes.values()].map((all) => new Set(all).size)),
          1,
          '',
        ),
        exactly('refused', counts.refused, 0),
      ],
      broken,
    };
  },
};

const suiteReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

/** Runs the contract suite, which proves the same without a database. */
async function contractSuite() {
  const root = path.resolve(import.meta.dirname, '../..');
  const vitest = path.join(
    path.dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
    'vitest.mjs',
  );
  const args = ['run', '--config', 'tests/vitest.config.ts', '--reporter', 'json', '-t', 'in any order'];
  const suite = 'tests/contract/provider-contract.test.ts';
  const { stdout } = await promisify(execFile)(process.execPath, [vitest, ...args, suite], {
    cwd: root,
    maxBuffer: 64 * 1024 ** 2,
  }).catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }));
  const { numPassedTests, numFailedTests } = suiteReport.parse(JSON.parse(stdout.slice(stdout.indexOf('{'))));
  const samples = registry.map(
    (provider) =>
      providerFixtures(provider).filter(
        ({ expected, deliveries }) => expected.state === 'projected' && deliveries.length > 1,
      ).length,
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    orders: samples.reduce((sum, count) => sum + count, 0) * ordersOfASample,
    providers: samples.filter((count) => count > 0).length,
  };
}

/** The call, of many made-up ones, about which a provider sends most. */
function longestTelling(provider: Provider, random: SeededRandom): DemoRequest[] {
  const to = Date.now() - 2 * 86_400_000;
  const stories = tellStories(random, {
    ...{ from: to - 86_400_000, to, calls: 200, offsetMinutes: 330 },
    cast: makeCast(random, provider.defaults.country, 50),
    canTell: (story) => provider.demo(story).length > 0,
  });
  const tellings = stories.map((story) => provider.demo(story));
  return tellings.reduce((longest, telling) => (telling.length > longest.length ? telling : longest), []);
}

/** As it happened; final first; then any order, with repeats. */
function arrange(told: readonly DemoRequest[], order: number, random: SeededRandom): DemoRequest[] {
  if (order === 0) return [...told];
  if (order === 1) return told.toReversed();
  const again = told.filter(() => random.chance(0.4));
  return shuffle([...told, ...again], random);
}

const callLine = z.looseObject({ provider: z.string() });

/** The calls of each provider without what differs by connection. */
function shapesOf(lines: readonly string[]): Map<string, string[]> {
  const shapes = new Map<string, string[]>();
  for (const line of lines) {
    const { id: _, connectionId: __, agentId: ___, ...call } = callLine.parse(JSON.parse(line));
    shapes.set(call.provider, [...(shapes.get(call.provider) ?? []), JSON.stringify(call)]);
  }
  return shapes;
}
