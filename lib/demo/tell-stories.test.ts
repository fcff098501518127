import { describe, expect, test } from 'vitest';
import type { DemoStory } from '../providers/demo-story.ts';
import { makeCast } from './cast.ts';
import { seededRandom } from './seeded-random.ts';
import { type Traffic, tellLiveStories, tellStories } from './tell-stories.ts';

const to = Date.parse('2026-11-20T12:00:00Z');
const offsetMinutes = 330;

function traffic(seed: number, changes: Partial<Traffic> = {}) {
  const random = seededRandom(seed);
  const cast = makeCast(random, 'IN', 500);
  const all = {
    from: to - 90 * 86_400_000,
    to,
    calls: 4000,
    cast,
    offsetMinutes,
    canTell: () => true,
    ...changes,
  };
  return { random, traffic: all };
}

function told(seed: number, changes: Partial<Traffic> = {}): DemoStory[] {
  const { random, traffic: all } = traffic(seed, changes);
  return tellStories(random, all);
}

const stories = told(7);
const local = ({ startedAt }: DemoStory) => new Date(startedAt + offsetMinutes * 60_000);
const count = (matching: (story: DemoStory) => boolean) => stories.filter(matching).length;

test('the same seed tells the same stories, another seed others', () => {
  expect(told(7)).toEqual(stories);
  expect(told(8)).not.toEqual(stories);
});

test('there are as many as asked for, in order, within the time, each with an id of its own', () => {
  expect(stories).toHaveLength(4000);
  const starts = stories.map(({ startedAt }) => startedAt);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(starts[0]).toBeGreaterThanOrEqual(to - 90 * 86_400_000);
  expect(starts.at(-1)).toBeLessThan(to);
  expect(new Set(stories.map(({ id }) => id)).size).toBe(4000);
});

test('stories that the provider cannot tell do not count', () => {
  const outbound = told(7, { canTell: ({ direction }) => direction === 'outbound' });
  expect(outbound).toHaveLength(4000);
  expect(outbound.every(({ direction }) => direction === 'outbound')).toBe(true);
  expect(told(7, { calls: 10, canTell: () => false })).toEqual([]);
});

describe('the rhythm', () => {
  test('days are busy in local working hours and quiet at night', () => {
    const between = (first: number, end: number) =>
      count((story) => local(story).getUTCHours() >= first && local(story).getUTCHours() < end);
    expect(between(9, 18)).toBeGreaterThan(0.7 * stories.length);
    expect(between(0, 6)).toBeLessThan(0.03 * stories.length);
  });

  test('weeks are busy on working days and quiet on Sundays', () => {
    const on = (weekday: number) => count((story) => local(story).getUTCDay() === weekday);
    for (const weekday of [1, 2, 3, 4, 5]) expect(on(weekday)).toBeGreaterThan(2 * on(0));
    expect(on(6)).toBeGreaterThan(on(0));
    expect(on(6)).toBeLessThan(on(5));
  });
});

test('most calls are answered, and every outcome occurs', () => {
  expect(count(({ outcome }) => outcome === 'answered')).toBeGreaterThan(0.5 * stories.length);
  expect([...new Set(stories.map(({ outcome }) => outcome))].sort()).toEqual([
    'abandoned',
    'agent_no_answer',
    'answered',
    'busy',
    'cancelled',
    'failed',
    'missed',
    'no_answer',
    'voicemail',
  ]);
  for (const { outcome, talk } of stories) expect(talk > 0).toBe(outcome === 'answered');
});

test('customers call again, and some agents are busier than others', () => {
  const calls = (who: (story: DemoStory) => string) => {
    const counts = new Map<string, number>();
    for (const story of stories) counts.set(who(story), (counts.get(who(story)) ?? 0) + 1);
    return [...counts.values()].sort((a, b) => b - a);
  };
  const customers = calls(({ customer }) => customer.number);
  expect(customers.filter((each) => each > 1).length).toBeGreaterThan(customers.length / 2);
  const agents = calls(({ agent }) => agent.number);
  expect(agents[0]).toBeGreaterThan(3 * (agents.at(-1) ?? 0));
});

test('more than half of the missed callers are called back within an hour and a half', () => {
  const missed = stories.filter(({ outcome }) => outcome === 'missed' || outcome === 'abandoned');
  const back = missed.filter(({ customer, startedAt }) =>
    stories.some(
      (story) =>
        story.direction === 'outbound' &&
        story.customer.number === customer.number &&
        story.startedAt >= startedAt + 5 * 60_000 &&
        story.startedAt <= startedAt + 90 * 60_000,
    ),
  );
  expect(missed.length).toBeGreaterThan(200);
  expect(back.length).toBeGreaterThan(0.5 * missed.length);
  expect(back.length).toBeLessThan(0.75 * missed.length);
});

test('live calls began in the last quarter of an hour, and what is told of them has happened', () => {
  const { random, traffic: all } = traffic(7);
  const live = tellLiveStories(random, all, 30);
  expect(live.map((story) => story.live)).toEqual(
    live.map((_, index) => (index % 2 === 0 ? 'talking' : 'ringing')),
  );
  for (const { startedAt, wait, ring, live: phase } of live) {
    expect(startedAt).toBeGreaterThanOrEqual(to - 900_000);
    expect(startedAt + (phase === 'talking' ? wait + ring : wait) * 1000).toBeLessThanOrEqual(to);
  }
});
