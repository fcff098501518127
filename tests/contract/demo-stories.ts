import fc from 'fast-check';
import type { DemoStory } from '../../lib/providers/demo-story.ts';

const agent = fc.integer({ min: 100, max: 999 }).map((extension) => ({
  name: `Agent ${extension}`,
  number: `98765${extension}01`.slice(0, 10).padEnd(10, '0'),
  extension: String(extension),
}));

const outcomes = {
  inbound: ['answered', 'abandoned', 'missed'],
  outbound: ['answered', 'no_answer', 'busy', 'agent_no_answer', 'cancelled', 'failed', 'voicemail'],
} as const;

/** Any made-up call that demo data may tell. */
export const demoStory: fc.Arbitrary<DemoStory> = fc
  .record({
    direction: fc.constantFrom('inbound' as const, 'outbound' as const),
    number: fc.integer({ min: 900_000_000, max: 999_999_999 }),
    agent,
    missedBy: fc.uniqueArray(agent, { maxLength: 2, selector: ({ number }) => number }),
    pick: fc.nat({ max: 20 }),
    wait: fc.integer({ min: 1, max: 90 }),
    ring: fc.integer({ min: 1, max: 30 }),
    talk: fc.integer({ min: 5, max: 1200 }),
    hold: fc.constantFrom(0, 0, 20),
    startedAt: fc
      .integer({ min: Date.UTC(2025, 0), max: Date.UTC(2026, 10) })
      .map((ms) => Math.floor(ms / 1000) * 1000),
    endedBy: fc.constantFrom('customer' as const, 'agent' as const),
    live: fc.constantFrom(null, null, null, 'ringing' as const, 'talking' as const),
    dtmf: fc.constantFrom(null, '1'),
  })
  .map(({ number, pick, missedBy, agent: handler, ...story }) => {
    const possible = outcomes[story.direction];
    const outcome = possible[pick % possible.length] ?? 'answered';
    const answered = outcome === 'answered';
    return {
      ...story,
      id: `${Math.floor(story.startedAt / 1000)}.${number}`,
      customer: { number: `9${number}`, name: 'Asha Rao' },
      businessNumber: '8069731234',
      agent: handler,
      missedBy:
        story.direction === 'inbound' ? missedBy.filter((each) => each.number !== handler.number) : [],
      queue: 'Sales',
      campaign: story.direction === 'outbound' ? 'Spring' : null,
      talk: answered ? story.talk : 0,
      hold: answered ? story.hold : 0,
      outcome,
      telecom: { operator: 'Idea', circle: 'Bihar & Jharkhand' },
      conversation: answered
        ? [
            { speaker: 'ai' as const, text: 'Hello, how can I help?' },
            { speaker: 'human' as const, text: 'I want to buy a car: a red one.' },
          ]
        : [],
      extracted: answered
        ? [
            {
              identifier: 'purchase',
              condition: 'if the user wants to buy',
              value: 'car',
              choices: ['car', 'house'],
            },
          ]
        : [],
    };
  });
