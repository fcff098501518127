import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { insertAgent, useTwoConnections } from '../../tests/sample-agents.ts';
import { admin, guest, manager } from '../../tests/sample-calls.ts';
import { db } from '../db.ts';
import { dismissMerge, suggestMergeAgain } from './dismiss-merge.ts';
import { dismissedMerges } from './dismissed-merges.ts';
import { mergeAgents } from './merge-agents.ts';
import { mergeSuggestions } from './merge-suggestions.ts';
import { separateAgent } from './separate-agent.ts';

useTestDatabase();

const both = useTwoConnections();

describe('suggestions', () => {
  const suggested = async () =>
    (await mergeSuggestions(admin)).map(({ from, into, reason }) => [from.name, into.name, reason]);

  test('are agents of one name or number, until they are merged', async () => {
    const asha = await insertAgent(both.north, 'Asha Rao', { value: '+919876543210' });
    await insertAgent(both.south, ' ásha  RAO ');
    const byNumber = await insertAgent(both.south, '09876543210');
    await insertAgent(both.south, 'Bela', { value: '101' });
    await insertAgent(both.north, '101');
    await insertAgent(both.north, 'ASHA RAO', { kind: 'ai' });
    expect(await suggested()).toEqual([
      [' ásha  RAO ', 'Asha Rao', 'They have the same name.'],
      ['09876543210', 'Asha Rao', 'They have the same number, +919876543210.'],
    ]);
    await mergeAgents(admin, { from: byNumber, into: asha });
    expect(await suggested()).toEqual([[' ásha  RAO ', 'Asha Rao', 'They have the same name.']]);
    await expect(mergeSuggestions(guest)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('stop for two of whom somebody said so, by either id, until that is taken back', async () => {
    const asha = await insertAgent(both.north, 'Asha');
    const ashaToo = await insertAgent(both.south, 'asha');
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
      await insertAgent(both.north, 'Asha Rao', { value: '1' }),
      await insertAgent(both.south, 'asha rao'),
      await insertAgent(both.south, 'Asha-Rao'),
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
      await insertAgent(both.north, 'Asha'),
      await insertAgent(both.south, 'Asha R'),
      await insertAgent(both.south, 'ASHA'),
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
    const [asha, bela] = [await insertAgent(both.north, 'Asha'), await insertAgent(both.north, 'Bela')];
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
    await insertAgent(both.north, 'राम');
    await insertAgent(both.south, 'रमु');
    await insertAgent(both.south, 'रामु');
    expect(await suggested()).toEqual([]);
  });
});
