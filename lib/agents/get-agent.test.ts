import { expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { insertAgent, useTwoConnections } from '../../tests/sample-agents.ts';
import { admin, guest, manager } from '../../tests/sample-calls.ts';
import { getAgent } from './get-agent.ts';
import { mergeAgents } from './merge-agents.ts';

useTestDatabase();

const both = useTwoConnections();

test('an agent has all its names, numbers masked by role', async () => {
  const asha = await insertAgent(both.north, '+919876543210');
  const kumar = await insertAgent(both.south, 'Kumar');
  await mergeAgents(admin, { from: kumar, into: asha });
  expect(await getAgent(guest, asha)).toEqual({
    ...{ id: asha, name: '+91•••••••210', kind: 'human', mergedIntoId: null },
    aliases: [{ id: asha, connectionLabel: 'North', kind: 'number', value: '+91•••••••210' }],
    merged: [
      {
        ...{ id: kumar, name: 'Kumar' },
        aliases: [{ id: kumar, connectionLabel: 'South', kind: 'name', value: 'Kumar' }],
      },
    ],
  });
  expect((await getAgent(manager, asha)).name).toBe('+919876543210');
});
