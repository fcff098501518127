import { expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { insertAgent, useTwoConnections } from '../../tests/sample-agents.ts';
import { admin } from '../../tests/sample-calls.ts';
import { findAgents } from './find-agents.ts';
import { mergeAgents } from './merge-agents.ts';

useTestDatabase();

const both = useTwoConnections();

test('an agent to merge is found by any of its names and numbers', async () => {
  const asha = await insertAgent(both.north, 'Asha', { value: '+919876543210' });
  const kumar = await insertAgent(both.south, 'Kumar');
  const other = await insertAgent(both.south, 'Mia', { kind: 'ai' });
  const found = async (text: string, except = other) =>
    (await findAgents(admin, { text, kind: 'human', except })).map(({ name }) => name);
  expect(await found('ASH')).toEqual(['Asha']);
  expect(await found('098765 43')).toEqual(['Asha']);
  expect(await found('ASH', asha)).toEqual([]);
  expect(await found('%')).toEqual([]);
  expect(await found('mia')).toEqual([]);
  await mergeAgents(admin, { from: asha, into: kumar });
  expect(await findAgents(admin, { text: 'asha', kind: 'human', except: other })).toEqual([
    { id: kumar, name: 'Kumar', connectionLabels: ['North', 'South'] },
  ]);
});
