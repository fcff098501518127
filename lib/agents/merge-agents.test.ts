import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { insertAgent, useTwoConnections } from '../../tests/sample-agents.ts';
import { admin, guest, insertCall, manager } from '../../tests/sample-calls.ts';
import { aiAgents } from '../analytics/ai-agents.ts';
import { aiCallFilters, aiScope } from '../analytics/ai-call-filters.ts';
import { aiFigures } from '../analytics/ai-figures.ts';
import { figureScope } from '../analytics/figure-scope.ts';
import { countCalls } from '../calls/count-calls.ts';
import { facetCounts } from '../calls/facet-counts.ts';
import type { CallFilters } from '../calls/filters.ts';
import { db } from '../db.ts';
import { agentNames } from './agent-names.ts';
import { getAgent } from './get-agent.ts';
import { mergeAgents } from './merge-agents.ts';
import { separateAgent } from './separate-agent.ts';

useTestDatabase();

const both = useTwoConnections();

const count = async (filters: CallFilters) => (await countCalls(admin, filters)).count;
const everyone = async () =>
  db().agent.findMany({ select: { id: true, mergedIntoId: true }, orderBy: { id: 'asc' } });

describe('merging', () => {
  test('makes the calls of two agents those of one, by either id, and the other way round', async () => {
    const asha = await insertAgent(both.north, 'Asha');
    const ashaToo = await insertAgent(both.south, 'asha r');
    const other = await insertAgent(both.south, 'Bela');
    for (const agentId of [asha, asha, ashaToo, other, null]) {
      const callId = await insertCall(both.south, { agentId });
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
      await insertAgent(both.north, 'One'),
      await insertAgent(both.north, 'Two'),
      await insertAgent(both.south, 'Three'),
      await insertAgent(both.south, 'Four'),
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
    const ids = await Promise.all(['a', 'b', 'c', 'd'].map((name) => insertAgent(both.north, name)));
    const pairs = ids.flatMap((from) => ids.filter((id) => id !== from).map((into) => ({ from, into })));
    await Promise.allSettled(pairs.map((pair) => mergeAgents(admin, pair)));
    const roots = (await everyone()).filter(({ mergedIntoId }) => mergedIntoId === null);
    expect(roots).toHaveLength(1);
    expect((await getAgent(admin, roots[0]?.id ?? '')).merged).toHaveLength(3);
  });

  test('is refused for what cannot be one', async () => {
    const asha = await insertAgent(both.north, 'Asha');
    const mia = await insertAgent(both.north, 'Mia', { kind: 'ai' });
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
      await insertAgent(both.north, 'Mia', { kind: 'ai' }),
      await insertAgent(both.south, 'Mia 2', { kind: 'ai' }),
    ];
    for (const agentId of [mia, mia2, mia2]) await insertCall(both.north, { agentId });
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
