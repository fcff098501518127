import { beforeEach, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { insertAgent } from '../../tests/sample-agents.ts';
import { admin, insertConnection } from '../../tests/sample-calls.ts';
import { db } from '../db.ts';
import { findAgents } from './find-agents.ts';
import { mergeAgents } from './merge-agents.ts';

useTestDatabase();

let north: string;
let south: string;

beforeEach(async () => {
  await db().connection.deleteMany();
  await db().agent.deleteMany();
  north = await insertConnection('North');
  south = await insertConnection('South');
});

test('an agent to merge is found by any of its names and numbers', async () => {
  const asha = await insertAgent(north, 'Asha', { value: '+919876543210' });
  const kumar = await insertAgent(south, 'Kumar');
  const other = await insertAgent(south, 'Mia', { kind: 'ai' });
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
