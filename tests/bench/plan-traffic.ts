import { makeCast } from '../../lib/demo/cast.ts';
import { seededRandom } from '../../lib/demo/seeded-random.ts';
import { tellStories } from '../../lib/demo/tell-stories.ts';
import type { DemoRequest, DemoStory } from '../../lib/providers/demo-story.ts';
import type { BenchConnection } from './add-bench-connection.ts';

/** One request of one provider, in milliseconds since 1970 when it is due. */
export type PlannedRequest = { connection: BenchConnection; request: DemoRequest; due: number };

export type TrafficPlan = Telling & {
  /** How many requests. */
  count: number;
};

type Telling = {
  /** Between which the calls begin, milliseconds since 1970. */
  from: number;
  to: number;
  seed: number;
  /** Minutes that local time is ahead of UTC: the stories follow a day's and a week's rhythm. */
  offsetMinutes: number;
};

/**
 * So many requests of made-up calls, all providers mixed in order of time, each in its provider's words and no two
 * alike. The same plan gives the same requests.
 */
export function planTraffic(connections: readonly BenchConnection[], plan: TrafficPlan): PlannedRequest[] {
  const planned: PlannedRequest[] = [];
  // How many requests a call makes differs by provider: more calls are told until there are enough.
  for (let round = 0; planned.length < plan.count; round += 1) {
    const share = Math.ceil((plan.count - planned.length) / connections.length / 2) + 10;
    for (const [index, connection] of connections.entries()) {
      const seed = plan.seed + round * connections.length + index;
      for (const request of tellCalls(connection, { ...plan, seed }, share).flat()) planned.push(request);
    }
  }
  return planned.sort((a, b) => a.due - b.due).slice(0, plan.count);
}

/** The requests of so many made-up calls of a connection, call by call. */
export function tellCalls(
  connection: BenchConnection,
  { from, to, seed, offsetMinutes }: Telling,
  calls: number,
): PlannedRequest[][] {
  const { provider } = connection;
  const random = seededRandom(seed);
  const stories = tellStories(random, {
    ...{ from, to, calls, offsetMinutes },
    cast: makeCast(random, provider.defaults.country, Math.ceil(calls / 4)),
    canTell: (story: DemoStory) => provider.demo(story).length > 0,
  });
  return stories.map((story) =>
    provider
      // Two tellings in one second could have the same number.
      .demo({ ...story, id: `${story.id}${seed}` })
      .map((request) => ({ connection, request, due: story.startedAt + request.after * 1000 })),
  );
}

/** The offset at which it is a busy hour, Wednesday at ten, at an instant: every hour then has about the same traffic. */
export function busyOffset(at: number): number {
  const tenOnWednesday = Date.UTC(2026, 0, 7, 10);
  return Math.round((tenOnWednesday - at) / 60_000) % (7 * 24 * 60);
}
