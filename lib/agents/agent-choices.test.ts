import { beforeAll, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { admin, guest } from '../../tests/sample-calls.ts';
import { db } from '../db.ts';
import { agentChoices } from './agent-choices.ts';

useTestDatabase();

const mia = '0f8fad5b-d9cb-469f-a165-70867728950e';
const alias = '16fd2706-8baf-433b-82eb-8c7fada847da';
const number = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

beforeAll(async () => {
  await db().agent.createMany({
    data: [
      { id: mia, name: 'Mia', kind: 'ai' },
      { id: alias, name: 'Mia of the other line', kind: 'ai', mergedIntoId: mia },
      { id: number, name: '+919812345678', kind: 'human' },
    ],
  });
});

test('agents by name, merged ones once', async () => {
  expect(await agentChoices(admin)).toEqual([
    { id: number, name: '+919812345678' },
    { id: mia, name: 'Mia' },
  ]);
});

test('a number that stands for a name is masked as the role asks', async () => {
  const [first] = await agentChoices(guest);
  expect(first?.id).toBe(number);
  expect(first?.name).not.toContain('9812345');
});

test('the newest two hundred', async () => {
  const later = Array.from({ length: 200 }, (_, index) => ({
    ...{ name: `Agent ${index}`, kind: 'human' },
    createdAt: new Date(Date.now() + 60_000),
  }));
  await db().agent.createMany({ data: later.map((row) => ({ ...row, id: crypto.randomUUID() })) });
  const names = (await agentChoices(admin)).map(({ name }) => name);
  expect(names).toHaveLength(200);
  expect(names).not.toContain('Mia');
});
