import { expect, test } from 'vitest';
import type { AgentFigure } from '@/lib/analytics/agent-figures.ts';
import { agentSort, agentsHref, chosenAgents, readAgentsScreen } from './agents-address.ts';

function figure(name: string, data: Partial<AgentFigure> = {}): AgentFigure {
  const unknown = { total: 0, mean: null, known: 0 };
  return {
    ...{ id: name, name, kind: 'human', calls: 0, answered: 0, offers: 0, missed: 0, answerShare: null },
    ...{ talk: unknown, wait: unknown },
    ...data,
  };
}

const figures = [
  figure('Bela', { calls: 3, answerShare: 0.5 }),
  figure('asha', { calls: 5 }),
  figure('Mia', { calls: 5, kind: 'ai', answerShare: 1 }),
];
const namesAt = (parameters: Record<string, string>) =>
  chosenAgents(figures, readAgentsScreen(parameters)).map(({ name }) => name);

test.each([
  [{}, ['asha', 'Mia', 'Bela']],
  [{ order: 'reversed' }, ['Bela', 'asha', 'Mia']],
  [{ sort: 'name' }, ['asha', 'Bela', 'Mia']],
  [{ sort: 'name', order: 'reversed' }, ['Mia', 'Bela', 'asha']],
  [{ sort: 'share' }, ['Mia', 'Bela', 'asha']],
  [{ sort: 'share', order: 'reversed' }, ['Bela', 'Mia', 'asha']],
  [{ kind: 'ai' }, ['Mia']],
  [{ find: ' ASH ' }, ['asha']],
  [{ sort: 'nothing', kind: 'cat', order: 'up' }, ['asha', 'Mia', 'Bela']],
])('%j shows %j', (parameters, names) => {
  expect(namesAt(parameters)).toEqual(names);
});

test('an address is read back as what it was made from', () => {
  for (const sort of agentSort.options) {
    const screen = { sort, reversed: true, find: 'a & b', kind: 'ai' } as const;
    const { searchParams } = new URL(agentsHref('period=30d', screen), 'http://localhost');
    expect(searchParams.get('period')).toBe('30d');
    expect(readAgentsScreen(Object.fromEntries(searchParams))).toEqual(screen);
  }
  expect(agentsHref('', readAgentsScreen({}))).toBe('/agents');
});
