import type { DemoStory } from '../providers/demo-story.ts';

/**
 * An answered outgoing call that ended at `at`, for trying a connection out before its portal is set up.
 *
 * @param purpose a test must never be the same call as an example that is pasted into a terminal, which counts.
 */
export function exampleStory(at: Date, purpose: 'example' | 'test' = 'example'): DemoStory {
  const [ring, talk] = [12, 57];
  return {
    id: `${Math.floor(at.getTime() / 1000)}.${purpose === 'test' ? '000002' : '000001'}`,
    direction: 'outbound',
    customer: { number: '9676501234', name: 'Asha Rao' },
    businessNumber: '8069731234',
    agent: { name: 'Kumar', number: '9052931234', extension: '201' },
    missedBy: [],
    queue: 'Sales',
    campaign: null,
    dtmf: null,
    startedAt: at.getTime() - (ring + talk + 3) * 1000,
    wait: 3,
    ring,
    talk,
    hold: 0,
    outcome: 'answered',
    endedBy: 'customer',
    live: null,
    telecom: { operator: 'Airtel', circle: 'Karnataka' },
    conversation: [
      { speaker: 'ai', text: 'Hello, are you still looking for a car?' },
      { speaker: 'human', text: 'Yes, a red one.' },
    ],
    extracted: [
      { identifier: 'interest', condition: 'what the user wants', value: 'car', choices: ['car', 'house'] },
    ],
  };
}
