import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { admin, guest, insertCall, insertConnection, manager } from '../../tests/sample-calls.ts';
import { aiAgents } from '../analytics/ai-agents.ts';
import { aiCallFilters, aiScope } from '../analytics/ai-call-filters.ts';
import { aiFigures } from '../analytics/ai-figures.ts';
import { figureScope } from '../analytics/figure-scope.ts';
import { countCalls } from '../calls/count-calls.ts';
import { facetCounts } from '../calls/facet-counts.ts';
import type { CallFilters } from '../calls/filters.ts';
import { db } from '../db.ts';
import { agentNames } from './agent-names.ts';
import { dismissMerge, suggestMergeAgain } from './dismiss-merge.ts';
import { dismissedMerges } from './dismissed-merges.ts';
import { findAgents } from './find-agents.ts';
import { getAgent } from './get-agent.ts';
import { mergeAgents } from './merge-agents.ts';
import { mergeSuggestions } from './merge-suggestions.ts';
import { separateAgent } from './separate-agent.ts';

useTestDatabase();

let north: string;
let south: string;

beforeEach(async () => {
  await db().connection.deleteMany();
  await db().agent.deleteMany();
  await db().$executeRaw`TRUNCATE audit_entry`;
  north = await insertConnection('North');
  south = await insertConnection('South');
});

let created = Date.parse('2026-11-01T00:00:00.000Z');

async function addAgent(
  connectionId: string,
  name: string,
  { value = name, kind = 'human' }: { value?: string; kind?: 'human' | 'ai' } = {},
): Promise<string> {
  const id = randomUUID();
  created += 1000;
  const aliasKind = /\d{3}/.test(value) ? 'number' : 'name';
  await db().agent.create({
    data: {
      ...{ id, name, kind, createdAt: new Date(created) },
      aliases: { create: { id, connectionId, kind: aliasKind, value } },
    },
  });
  return id;
}

const count = async (filters: CallFilters) => (await countCalls(admin, filters)).count;
const everyone = async () =>
  db().agent.findMany({ select: { id: true, mergedIntoId: true }, orderBy: { id: 'asc' } });

describe('merging', () => {
  test('makes the calls of two agents those of one, by either id, and the other way round', async () => {
    const asha = await addAgent(north, 'Asha');
    const ashaToo = await addAgent(south, 'asha r');
    const other = await addAgent(south, 'Bela');
    for (const agentId of [asha, asha, ashaToo, other, null]) {
      const callId = await insertCall(south, { agentId });
      if (agentId !== null)
        await db().callOffer.create({ data: { callId, position: 0, agentId, result: 'missed' } });
    }
    const before = await everyone();
    await mergeAgents(manager, { from: ashaToo, into: asha });
    for (const id of [asha, ashaToo]) {
      expect(await count({ agent: [id] })).toBe(3);
      expect(await count({ offeredTo: [id] })).toBe(3);
      expect(await count({ missedBy: [id] })).toBe(3);
      expect((await agentNames(guest, [id])).get(id)).toBe('Asha');
    }
    expect(await count({ agent: [other] })).toBe(1);
    expect((await facetCounts(admin, {})).agent.values).toEqual([
      { value: asha, label: 'Asha', count: 3 },
      { value: other, label: 'Bela', count: 1 },
    ]);
    await separateAgent(manager, { agentId: ashaToo });
    expect(await everyone()).toEqual(before);
    expect([await count({ agent: [asha] }), await count({ agent: [ashaToo] })]).toEqual([2, 1]);
  });

  test('takes along who was merged before, and undo takes them back', async () => {
    const [one, two, three, four] = [
      await addAgent(north, 'One'),
      await addAgent(north, 'Two'),
      await addAgent(south, 'Three'),
      await addAgent(south, 'Four'),
    ];
    await mergeAgents(admin, { from: two, into: one });
    await mergeAgents(admin, { from: four, into: three });
    const before = await everyone();
    // A member stands for the agent it was merged into.
    const undo = await mergeAgents(admin, { from: two, into: four });
    expect(undo).toEqual({ from: one, along: [two] });
    const merged = await getAgent(admin, three);
    expect(merged.merged.map(({ name }) => name)).toEqual(['Four', 'One', 'Two']);
    expect(await getAgent(admin, one)).toMatchObject({ mergedIntoId: three, merged: [] });
    await separateAgent(admin, { agentId: undo.from, along: undo.along });
    expect(await everyone()).toEqual(before);
    expect(await db().auditEntry.findMany({ orderBy: { at: 'asc' }, skip: 2 })).toMatchObject([
      {
        ...{ action: 'agent.merged', subjectType: 'agent', subjectId: one, actorName: 'Ada' },
        ...{ before: { mergedInto: null, members: [two] }, after: { mergedInto: three, members: [] } },
      },
      {
        ...{ action: 'agent.separated', subjectId: one },
        ...{ before: { mergedInto: three, members: [] }, after: { mergedInto: null, members: [two] } },
      },
    ]);
  });

  test('any number at once never makes a circle', async () => {
    const ids = await Promise.all(['a', 'b', 'c', 'd'].map((name) => addAgent(north, name)));
    const pairs = ids.flatMap((from) => ids.filter((id) => id !== from).map((into) => ({ from, into })));
    await Promise.allSettled(pairs.map((pair) => mergeAgents(admin, pair)));
    const roots = (await everyone()).filter(({ mergedIntoId }) => mergedIntoId === null);
    expect(roots).toHaveLength(1);
    expect((await getAgent(admin, roots[0]?.id ?? '')).merged).toHaveLength(3);
  });

  test('is refused for what cannot be one', async () => {
    const asha = await addAgent(north, 'Asha');
    const mia = await addAgent(north, 'Mia', { kind: 'ai' });
    const refused = (code: string) => expect.objectContaining({ code });
    await expect(mergeAgents(admin, { from: asha, into: mia })).rejects.toEqual(refused('invalid_input'));
    await expect(mergeAgents(admin, { from: asha, into: asha })).rejects.toEqual(refused('invalid_input'));
    await expect(mergeAgents(admin, { from: 'x', into: asha })).rejects.toEqual(refused('invalid_input'));
    const nobody = randomUUID();
    await expect(mergeAgents(admin, { from: asha, into: nobody })).rejects.toEqual(refused('not_found'));
    await expect(mergeAgents(guest, { from: asha, into: nobody })).rejects.toEqual(refused('forbidden'));
    await expect(separateAgent(guest, { agentId: asha })).rejects.toEqual(refused('forbidden'));
    await expect(separateAgent(admin, { agentId: asha })).rejects.toEqual(refused('conflict'));
    await expect(separateAgent(admin, { agentId: nobody })).rejects.toEqual(refused('not_found'));
    await expect(getAgent(guest, 'nobody')).rejects.toEqual(refused('not_found'));
    expect(await db().auditEntry.count()).toBe(0);
  });

  test('makes AI agents one in the figures on AI calls', async () => {
    const [mia, mia2] = [
      await addAgent(north, 'Mia', { kind: 'ai' }),
      await addAgent(south, 'Mia 2', { kind: 'ai' }),
    ];
    for (const agentId of [mia, mia2, mia2]) await insertCall(north, { agentId });
    await mergeAgents(admin, { from: mia2, into: mia });
    const { agents } = await aiAgents(guest);
    expect(agents).toEqual([{ id: mia, name: 'Mia' }]);
    // Addresses made before the merge mean whom the agent was merged into.
    for (const id of [mia, mia2]) expect((await aiAgents(guest, [id])).agents).toEqual(agents);
    expect((await aiAgents(guest, [])).agents).toEqual([]);
    const day = { from: '2026-11-20T00:00:00.000Z', to: '2026-11-21T00:00:00.000Z', zone: 'UTC' };
    const figures = await aiFigures(guest, aiCallFilters(aiScope(figureScope(day), [mia])));
    expect([...figures.perAgent].map(([id, { calls }]) => [id, calls])).toEqual([[mia, 3]]);
    expect(figures.calls).toBe(3);
  });
});

describe('suggestions', () => {
  const suggested = async () =>
    (await mergeSuggestions(admin)).map(({ from, into, reason }) => [from.name, into.name, reason]);

  test('are agents of one name or number, until they are merged', async () => {
    const asha = await addAgent(north, 'Asha Rao', { value: '+919876543210' });
    await addAgent(south, ' ásha  RAO ');
    const byNumber = await addAgent(south, '09876543210');
    await addAgent(south, 'Bela', { value: '101' });
    await addAgent(north, '101');
    await addAgent(north, 'ASHA RAO', { kind: 'ai' });
    expect(await suggested()).toEqual([
      [' ásha  RAO ', 'Asha Rao', 'They have the same name.'],
      ['09876543210', 'Asha Rao', 'They have the same number, +919876543210.'],
    ]);
    await mergeAgents(admin, { from: byNumber, into: asha });
    expect(await suggested()).toEqual([[' ásha  RAO ', 'Asha Rao', 'They have the same name.']]);
    await expect(mergeSuggestions(guest)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('stop for two of whom somebody said so, by either id, until that is taken back', async () => {
    const asha = await addAgent(north, 'Asha');
    const ashaToo = await addAgent(south, 'asha');
    await dismissMerge(manager, { one: ashaToo, other: asha });
    expect(await suggested()).toEqual([]);
    // Said again, the other way round, it is nothing new.
    await dismissMerge(admin, { one: asha, other: ashaToo });
    const [one = '', other = ''] = [asha, ashaToo].sort();
    const party = (id: string) =>
      id === asha
        ? { id, name: 'Asha', connectionLabels: ['North'] }
        : { id, name: 'asha', connectionLabels: ['South'] };
    expect(await dismissedMerges(manager)).toEqual([{ one: party(one), other: party(other) }]);
    await suggestMergeAgain(admin, { one: asha, other: ashaToo });
    expect(await suggested()).toEqual([['asha', 'Asha', 'They have the same name.']]);
    expect(await dismissedMerges(manager)).toEqual([]);
    expect(await db().auditEntry.findMany({ orderBy: { at: 'asc' } })).toMatchObject([
      {
        ...{ action: 'agent.merge_dismissed', subjectType: 'agent', subjectId: ashaToo, actorName: 'Max' },
        ...{ before: null, after: { notTheSameAs: asha } },
      },
      {
        ...{ action: 'agent.merge_suggested_again', subjectId: asha, actorName: 'Ada' },
        ...{ before: { notTheSameAs: ashaToo }, after: null },
      },
    ]);
  });

  test('go on with the next one of the name: who is not the first may be the second', async () => {
    const [first, second, third] = [
      await addAgent(north, 'Asha Rao', { value: '1' }),
      await addAgent(south, 'asha rao'),
      await addAgent(south, 'Asha-Rao'),
    ];
    await dismissMerge(admin, { one: first, other: third });
    expect(await suggested()).toEqual([
      ['asha rao', 'Asha Rao', 'They have the same name.'],
      ['Asha-Rao', 'asha rao', 'They have the same name.'],
    ]);
    // The first and the third are two: who is the first cannot be the third.
    await mergeAgents(admin, { from: second, into: first });
    expect(await suggested()).toEqual([]);
    expect(await dismissedMerges(admin)).toHaveLength(1);
    await separateAgent(admin, { agentId: second });
    expect(await suggested()).toHaveLength(2);
  });

  test('of agents with others merged into them are of all of them', async () => {
    const [asha, member, other] = [
      await addAgent(north, 'Asha'),
      await addAgent(south, 'Asha R'),
      await addAgent(south, 'ASHA'),
    ];
    await mergeAgents(admin, { from: member, into: asha });
    await dismissMerge(admin, { one: other, other: member });
    expect(await suggested()).toEqual([]);
    expect((await dismissedMerges(admin)).map(({ one, other: two }) => [one.id, two.id])).toEqual([
      [asha, other].sort(),
    ]);
    // Taken apart, it holds for both of them.
    await separateAgent(admin, { agentId: member });
    expect(await suggested()).toEqual([]);
    expect(await dismissedMerges(admin)).toHaveLength(2);
    await mergeAgents(admin, { from: member, into: asha });
    await suggestMergeAgain(admin, { one: member, other });
    expect(await dismissedMerges(admin)).toEqual([]);
    expect(await db().dismissedMerge.count()).toBe(0);
    // Whoever goes takes along what was said of them.
    await dismissMerge(admin, { one: asha, other });
    await db().agent.delete({ where: { id: other } });
    expect(await db().dismissedMerge.count()).toBe(0);
  });

  test('are dismissed by those who may merge, and for two agents that there are', async () => {
    const [asha, bela] = [await addAgent(north, 'Asha'), await addAgent(north, 'Bela')];
    const nobody = randomUUID();
    const refused = (code: string) => expect.objectContaining({ code });
    for (const say of [dismissMerge, suggestMergeAgain]) {
      await expect(say(guest, { one: asha, other: bela })).rejects.toEqual(refused('forbidden'));
      await expect(say(admin, { one: asha, other: nobody })).rejects.toEqual(refused('not_found'));
      await expect(say(admin, { one: asha, other: asha })).rejects.toEqual(refused('invalid_input'));
      await expect(say(admin, { one: 'x', other: bela })).rejects.toEqual(refused('invalid_input'));
    }
    await expect(suggestMergeAgain(admin, { one: asha, other: bela })).rejects.toEqual(refused('conflict'));
    await expect(dismissedMerges(guest)).rejects.toEqual(refused('forbidden'));
    expect(await db().auditEntry.count()).toBe(0);
  });

  test('never take signs of other scripts for accents', async () => {
    await addAgent(north, 'राम');
    await addAgent(south, 'रमु');
    await addAgent(south, 'रामु');
    expect(await suggested()).toEqual([]);
  });
});

test('an agent to merge is found by any of its names and numbers', async () => {
  const asha = await addAgent(north, 'Asha', { value: '+919876543210' });
  const kumar = await addAgent(south, 'Kumar');
  const other = await addAgent(south, 'Mia', { kind: 'ai' });
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

test('an agent has all its names, numbers masked by role', async () => {
  const asha = await addAgent(north, '+919876543210');
  const kumar = await addAgent(south, 'Kumar');
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
