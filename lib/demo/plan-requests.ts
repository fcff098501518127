import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';
import type { DemoStory } from '../providers/demo-story.ts';
import type { Provider } from '../providers/provider.ts';
import { makeCast } from './cast.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';
import { tellLiveStories, tellStories } from './tell-stories.ts';

dayjs.extend(utc);
dayjs.extend(timezone);

/**
 * One request to come: which of those in which its provider tells the story. Only a pointer, told when it is
 * sent, because the texts of a million calls would not fit into memory.
 */
export type PlannedRequest = { story: DemoStory; index: number; due: number };

type Plan = {
  days: number;
  calls: number;
  /** Where the calls end, milliseconds since 1970. */
  until: number;
  seed: number;
};

/** How many calls of a connection go on at the end of its traffic, where its provider can tell them. */
const liveCalls = 3;

/**
 * What a provider sends about so many made-up calls: some requests twice, some hours late. The same plan gives
 * the same requests.
 */
export function planRequests(provider: Provider, plan: Plan): PlannedRequest[] {
  const { days, calls, until, seed } = plan;
  const { country, timeZone } = provider.defaults;
  const random = seededRandom(seed);
  const traffic = {
    from: until - days * 86_400_000,
    // Whatever began an hour before the end is over by then.
    to: until - 3_600_000,
    calls,
    cast: makeCast(random, country, Math.ceil(calls / 4)),
    offsetMinutes: dayjs(until).tz(timeZone).utcOffset(),
    canTell: (story: DemoStory) => provider.demo(story).length > 0,
  };
  const stories = [
    ...tellStories(random, traffic),
    ...tellLiveStories(random, { ...traffic, to: until }, liveCalls),
  ];
  return stories.flatMap((story) =>
    provider.demo(story).flatMap((request, index) => {
      const late = random.chance(0.01) ? random.between(600, 20_000) * 1000 : 0;
      const planned = { story, index, due: story.startedAt + request.after * 1000 + late };
      return random.chance(0.02) ? [planned, { ...planned, due: planned.due + 5_000 }] : [planned];
    }),
  );
}

/** The same items in another order. */
export function shuffle<T>(items: readonly T[], random: SeededRandom): T[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = random.between(0, last);
    const [a, b] = [shuffled[last], shuffled[other]];
    if (a === undefined || b === undefined) continue;
    shuffled[last] = b;
    shuffled[other] = a;
  }
  return shuffled;
}
