import type { DemoOutcome, DemoStory } from '../providers/demo-story.ts';
import type { Cast } from './cast.ts';
import { conversations } from './conversations.ts';
import type { SeededRandom } from './seeded-random.ts';

/** The traffic of one connection. Instants are milliseconds since 1970. */
export type Traffic = {
  from: number;
  to: number;
  calls: number;
  cast: Cast;
  offsetMinutes: number;
  /** Whether the connection's provider has words for it: stories that it cannot tell do not count. */
  canTell: (story: DemoStory) => boolean;
};

/**
 * Makes up the calls of a connection between two instants: a weekly and a daily rhythm in local time, some
 * agents busier than others, customers who call again, and missed callers who are called back.
 */
export function tellStories(random: SeededRandom, traffic: Traffic): DemoStory[] {
  const stories: DemoStory[] = [];
  // A provider that tells hardly anything must not keep this going for ever.
  for (let left = traffic.calls * 20; left > 0 && stories.length < traffic.calls; left -= 1) {
    const story = tellOne(random, traffic, momentIn(random, traffic), stories.length);
    if (!traffic.canTell(story)) continue;
    stories.push(story);
    const isMissed = story.outcome === 'missed' || story.outcome === 'abandoned';
    const at = story.startedAt + random.between(5, 90) * 60_000;
    if (!isMissed || !random.chance(0.6) || at >= traffic.to || stories.length >= traffic.calls) continue;
    const back = {
      ...tellOne(random, traffic, at, stories.length, 'outbound'),
      customer: story.customer,
    };
    if (traffic.canTell(back)) stories.push(back);
  }
  return stories.sort((a, b) => a.startedAt - b.startedAt);
}

/** Calls that go on at the end of the traffic, on one connection; fewer when its provider cannot tell them. */
export function tellLiveStories(random: SeededRandom, traffic: Traffic, count: number): DemoStory[] {
  const now = Math.floor(traffic.to / 1000) * 1000;
  return Array.from({ length: count }, (_, index): DemoStory => {
    const live = index % 2 === 0 ? 'talking' : 'ringing';
    // Long enough ago that what is told of it has happened.
    const ago = live === 'talking' ? random.between(60, 900) : random.between(15, 60);
    const startedAt = now - ago * 1000;
    const story = tellOne(random, traffic, startedAt, index, 'inbound');
    const soFar = {
      outcome: 'answered',
      wait: random.between(3, 12),
      talk: 0,
      hold: 0,
      missedBy: [],
    } as const;
    return { ...story, ...soFar, id: `live-${story.id}`, live };
  }).filter(traffic.canTell);
}

function tellOne(
  random: SeededRandom,
  { cast }: Traffic,
  startedAt: number,
  index: number,
  direction: DemoStory['direction'] = random.chance(0.62) ? 'inbound' : 'outbound',
): DemoStory {
  const outcome = outcomeOf(random, direction);
  const answered = outcome === 'answered';
  // The square of chance keeps a few agents and customers busier than the rest.
  const busy = <T>(items: readonly [T, ...T[]]) =>
    items[Math.floor(random.next() ** 2 * items.length)] ?? items[0];
  const agent = busy(cast.agents);
  const customer = busy(cast.customers);
  const talk = answered ? Math.round(30 * Math.exp(random.next() * 3.2)) : 0;
  const conversation = random.pick(conversations);
  return {
    id: `${Math.floor(startedAt / 1000)}.${100_000 + index}`,
    direction,
    customer,
    businessNumber: random.pick(cast.businessNumbers),
    agent,
    missedBy:
      direction === 'inbound' && random.chance(0.12)
        ? [random.pick(cast.agents)].filter((each) => each !== agent)
        : [],
    queue: random.pick(['Sales', 'Support', 'Billing']),
    campaign:
      direction === 'outbound' && random.chance(0.5) ? random.pick(['Renewals', 'Spring offer']) : null,
    dtmf: direction === 'inbound' ? String(random.between(1, 3)) : null,
    startedAt,
    wait: direction === 'inbound' ? random.between(4, 45) : random.between(1, 5),
    ring: outcome === 'no_answer' || outcome === 'missed' ? random.between(20, 40) : random.between(3, 22),
    talk,
    hold: answered && talk > 90 && random.chance(0.15) ? random.between(10, 60) : 0,
    outcome,
    endedBy: answered
      ? random.chance(0.6)
        ? 'customer'
        : 'agent'
      : outcome === 'abandoned'
        ? 'customer'
        : 'system',
    live: null,
    telecom: {
      operator: random.pick(['Idea', 'Airtel', 'Jio']),
      circle: random.pick(['Delhi', 'Karnataka', 'Bihar & Jharkhand']),
    },
    conversation: answered ? conversation.turns : [],
    extracted: answered ? conversation.extracted : [],
  };
}

function outcomeOf(random: SeededRandom, direction: DemoStory['direction']): DemoOutcome {
  if (direction === 'inbound') {
    return random.weighted<DemoOutcome>([
      ['answered', 74],
      ['missed', 14],
      ['abandoned', 12],
    ]);
  }
  return random.weighted<DemoOutcome>([
    ['answered', 52],
    ['no_answer', 22],
    ['busy', 9],
    ['failed', 6],
    ['agent_no_answer', 5],
    ['cancelled', 4],
    ['voicemail', 2],
  ]);
}

/** Share of a day's calls by local hour, and of a week's by weekday from Sunday. */
const hours = [
  0.1, 0.05, 0.05, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 6, 8.5, 9, 7, 6, 7.5, 8.5, 8, 6.5, 4.5, 3, 2, 1.2, 0.6, 0.3,
];
const weekdays = [0.25, 1.1, 1, 1, 0.95, 0.9, 0.5];

function momentIn(random: SeededRandom, { from, to, offsetMinutes }: Traffic): number {
  const highest = Math.max(...hours) * Math.max(...weekdays);
  for (;;) {
    const at = from + Math.floor((random.next() * (to - from)) / 1000) * 1000;
    const local = new Date(at + offsetMinutes * 60_000);
    const weight = (hours[local.getUTCHours()] ?? 0) * (weekdays[local.getUTCDay()] ?? 0);
    if (random.next() * highest < weight) return at;
  }
}
