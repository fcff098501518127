import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { admin, guest, insertCall, insertConnection } from '../../tests/sample-calls.ts';
import { mergeAgents } from '../agents/merge-agents.ts';
import { separateAgent } from '../agents/separate-agent.ts';
import { countCalls } from '../calls/count-calls.ts';
import type { CallFilters } from '../calls/filters.ts';
import { db } from '../db.ts';
import { agentDays } from './agent-days.ts';
import { type AgentFigure, agentFigures } from './agent-figures.ts';
import { agentFilters } from './agent-filters.ts';
import { behind, type FigureScope, figureScope } from './figure-scope.ts';
import { rollUp } from './roll-up.ts';

useTestDatabase();

const twoDays = { from: '2026-11-19T00:00:00.000Z', to: '2026-11-21T00:00:00.000Z', zone: 'UTC' };
/** Filters that leave nothing out, and that no counter is grouped by. */
const fromCalls: CallFilters = { weekday: [1, 2, 3, 4, 5, 6, 7], zone: 'UTC' };

let north: string;
let south: string;

beforeAll(async () => {
  north = await insertConnection('North');
  south = await insertConnection('South');
});

beforeEach(async () => {
  await db().call.deleteMany();
  await db().agent.deleteMany();
  await rollUp({ patient: true });
});

async function addAgent(connectionId: string, name: string, kind: 'human' | 'ai' = 'human'): Promise<string> {
  const id = randomUUID();
  await db().agent.create({
    data: { id, name, kind, aliases: { create: { id, connectionId, kind: 'name', value: `${name} ${id}` } } },
  });
  return id;
}

type Sample = Parameters<typeof insertCall>[1] & { rung?: [agentId: string, result: string][] };

async function addCall(connectionId: string, { rung = [], ...data }: Sample): Promise<void> {
  const id = await insertCall(connectionId, { talk: null, wait: null, ...data });
  await db().callOffer.createMany({
    data: rung.map(([agentId, result], position) => ({ callId: id, position, agentId, result })),
  });
}

/** Both roads give the same, and every figure is what the list behind its link counts. */
async function figuresOf(scope: FigureScope): Promise<AgentFigure[]> {
  const figures = await agentFigures(admin, scope);
  const byId = (a: AgentFigure, b: AgentFigure) => (a.id < b.id ? -1 : 1);
  const slowly = await agentFigures(admin, { ...scope, filters: { ...scope.filters, ...fromCalls } });
  expect([...slowly].sort(byId)).toEqual([...figures].sort(byId));
  for (const { id, ...figure } of figures) {
    const filters = agentFilters(scope, id);
    const listed = async (name: keyof typeof filters) => (await countCalls(admin, filters[name])).count;
    expect({
      calls: await listed('calls'),
      answered: figure.answered === 0 ? 0 : await listed('answered'),
      talk: await listed('talk'),
      wait: await listed('wait'),
      offers: await listed('offers'),
      missed: await listed('missed'),
    }).toEqual({
      ...{ calls: figure.calls, answered: figure.answered, talk: figure.talk.known, wait: figure.wait.known },
      ...{ offers: figure.offers, missed: figure.missed },
    });
  }
  return figures;
}

const missed = { outcome: 'missed', reason: 'no_answer', handledBy: 'nobody' };

describe('the figures of agents', () => {
  /**
   * | call | from  | agent | outcome  | talk | wait | rung                             | starts     |
   * |------|-------|-------|----------|------|------|----------------------------------|------------|
   * | 1    | North | Asha  | answered | 60   | 10   | Asha answered, Kumar missed      | 19 Nov 9 h |
   * | 2    | North | Asha  | answered | —    | 20   | Asha answered                    | 19 Nov     |
   * | 3    | North | Kumar | missed   |      |      | Kumar missed                     | 20 Nov     |
   * | 4 ↗  | North | Asha  | no answer|      |      | (Asha answered: our own phone)   | 20 Nov     |
   * | 5    | South | Asha² | answered | 30   | 3    | Asha² answered                   | 20 Nov     |
   * | 6 ↗  | South | Mia   | answered | 90   |      |                                  | 20 Nov     |
   * | 7    | North | none  | abandoned|      |      | Asha missed, Kumar by name missed| 20 Nov     |
   *
   * Around them stand calls that count nowhere.
   */
  async function sevenCalls() {
    const asha = await addAgent(north, 'Asha Rao');
    const kumar = await addAgent(north, '+919876543210');
    const kumarByName = await addAgent(north, 'Kumar');
    const ashaToo = await addAgent(south, 'asha rao');
    const mia = await addAgent(south, 'Mia', 'ai');
    const first = { startedAt: '2026-11-19T09:00:00.000Z' };
    const second = { startedAt: '2026-11-20T15:07:00.000Z' };
    const rungBoth: Sample['rung'] = [
      [asha, 'answered'],
      [kumar, 'missed'],
    ];
    await addCall(north, { ...first, agentId: asha, talk: 60, wait: 10, rung: rungBoth });
    await addCall(north, { ...first, agentId: asha, wait: 20, rung: [[asha, 'answered']] });
    await addCall(north, { ...second, ...missed, agentId: kumar, rung: [[kumar, 'missed']] });
    const outbound = { ...second, direction: 'outbound' };
    await addCall(north, { ...outbound, agentId: asha, outcome: 'no_answer', rung: [[asha, 'answered']] });
    await addCall(south, { ...second, agentId: ashaToo, talk: 30, wait: 3, rung: [[ashaToo, 'answered']] });
    await addCall(south, { ...outbound, agentId: mia, talk: 90 });
    const abandoned = { ...missed, outcome: 'abandoned', agentId: null };
    const rungNobody: Sample['rung'] = [
      [asha, 'missed'],
      [kumarByName, 'missed'],
    ];
    await addCall(north, { ...second, ...abandoned, rung: rungNobody });

    const live = { state: 'live', outcome: null, endedAt: null };
    await addCall(north, { ...second, ...live, agentId: asha, rung: [[asha, 'ringing']] });
    await addCall(north, { ...second, agentId: asha, isTest: true, rung: [[asha, 'answered']] });
    await addCall(north, { ...second, agentId: asha, direction: 'internal' });
    await addCall(north, { startedAt: twoDays.to, agentId: asha, rung: [[asha, 'answered']] });
    await rollUp({ patient: true });
    return { asha, kumar, kumarByName, ashaToo, mia };
  }

  test('are those worked out by hand, one for each agent', async () => {
    const { asha, kumar, kumarByName, ashaToo, mia } = await sevenCalls();
    const figures = await figuresOf(figureScope(twoDays));
    expect(new Map(figures.map((figure) => [figure.id, figure]))).toEqual(
      new Map<string, AgentFigure>(
        [
          {
            ...{ id: asha, name: 'Asha Rao', kind: 'human' as const, calls: 3, answered: 2 },
            ...{ talk: { total: 60, mean: 60, known: 1 }, wait: { total: 30, mean: 15, known: 2 } },
            ...{ offers: 3, missed: 1, answerShare: 2 / 3 },
          },
          {
            ...{ id: kumar, name: '+919876543210', kind: 'human' as const, calls: 1, answered: 0 },
            ...{ talk: unknown, wait: unknown, offers: 2, missed: 2, answerShare: 0 },
          },
          {
            ...{ id: kumarByName, name: 'Kumar', kind: 'human' as const, calls: 0, answered: 0 },
            ...{ talk: unknown, wait: unknown, offers: 1, missed: 1, answerShare: 0 },
          },
          {
            ...{ id: ashaToo, name: 'asha rao', kind: 'human' as const, calls: 1, answered: 1 },
            ...{ talk: { total: 30, mean: 30, known: 1 }, wait: { total: 3, mean: 3, known: 1 } },
            ...{ offers: 1, missed: 0, answerShare: 1 },
          },
          {
            ...{ id: mia, name: 'Mia', kind: 'ai' as const, calls: 1, answered: 1 },
            ...{ talk: { total: 90, mean: 90, known: 1 }, wait: unknown },
            ...{ offers: 0, missed: 0, answerShare: null },
          },
        ].map((figure) => [figure.id, figure]),
      ),
    );
    expect(figures.map(({ id }) => id)[0]).toBe(asha);
    const masked = await agentFigures(guest, figureScope(twoDays));
    expect(masked.find(({ id }) => id === kumar)?.name).toBe('+91•••••••210');
  });

  test('of merged agents are one, at once, and separate again', async () => {
    const { asha, kumar, kumarByName, ashaToo } = await sevenCalls();
    const before = await figuresOf(figureScope(twoDays));
    const joined = await mergeAgents(admin, { from: ashaToo, into: asha });
    expect((await figuresOf(figureScope(twoDays))).find(({ id }) => id === asha)).toEqual({
      ...{ id: asha, name: 'Asha Rao', kind: 'human', calls: 4, answered: 3 },
      ...{ talk: { total: 90, mean: 45, known: 2 }, wait: { total: 33, mean: 11, known: 3 } },
      ...{ offers: 4, missed: 1, answerShare: 0.75 },
    });
    // One call rang Asha and Kumar: as one person, she took it. Another rang both of her and nobody took it.
    await mergeAgents(admin, { from: kumar, into: kumarByName });
    await mergeAgents(admin, { from: kumarByName, into: asha });
    expect((await figuresOf(figureScope(twoDays))).find(({ id }) => id === asha)).toMatchObject({
      ...{ calls: 5, offers: 5, missed: 2, answerShare: 0.6 },
    });
    for (const id of [kumar, kumarByName]) await separateAgent(admin, { agentId: id });
    await separateAgent(admin, { agentId: joined.from, along: joined.along });
    expect(await figuresOf(figureScope(twoDays))).toEqual(before);
  });

  test('of one agent are that one’s alone, its offers also of calls that others took', async () => {
    const { kumar } = await sevenCalls();
    const figures = await figuresOf(figureScope(twoDays, { agent: [kumar] }));
    expect(figures).toMatchObject([{ id: kumar, calls: 1, offers: 2, missed: 2 }]);
  });

  test('over time add up to the whole', async () => {
    const { asha } = await sevenCalls();
    for (const grain of ['day', 'hour', 'month'] as const) {
      const { buckets, ...whole } = await agentDays(admin, figureScope(twoDays), asha, grain);
      expect(whole).toMatchObject({ calls: 3, outcomes: { answered: 2, no_answer: 1, missed: 0 } });
      expect(buckets.reduce((sum, { calls }) => sum + calls, 0)).toBe(3);
      if (grain === 'day') expect(buckets.map(({ calls }) => calls)).toEqual([2, 1]);
    }
  });
});

const unknown = { total: 0, mean: null, known: 0 };

test('counters and calls agree, and so do the lists, for any calls, merges, filters and ranges', async () => {
  // Agents are of one connection: the first two of North, the others of South.
  const agents = fc.constantFrom(0, 1, 2, 3);
  const either = fc.constantFrom(0, 1);
  const call = fc.record({
    connection: either,
    quarter: fc.nat(4 * 24 * 3),
    agent: fc.option(either),
    direction: fc.constantFrom('inbound', 'inbound', 'outbound', 'unknown', 'internal'),
    outcome: fc.constantFrom('answered', 'missed', 'abandoned', 'blocked'),
    talk: fc.option(fc.nat(90)),
    wait: fc.option(fc.nat(30)),
    state: fc.constantFrom('ended', 'ended', 'ended', 'live'),
    isTest: fc.constantFrom(false, false, false, true),
    rung: fc.uniqueArray(fc.tuple(either, fc.constantFrom('answered', 'missed', 'ringing')), {
      selector: ([agent]) => agent,
      maxLength: 2,
    }),
  });
  const filters: fc.Arbitrary<{
    connection?: number[];
    direction?: ('inbound' | 'outbound' | 'unknown')[];
    outcome?: ('answered' | 'missed')[];
    agent?: number[];
  }> = fc.oneof(
    fc.constant({}),
    fc.record({ connection: fc.subarray([0, 1], { minLength: 1 }) }),
    fc.record({ direction: fc.subarray(['inbound', 'outbound', 'unknown'] as const, { minLength: 1 }) }),
    fc.record({ outcome: fc.subarray(['answered', 'missed'] as const, { minLength: 1 }) }),
    fc.record({ agent: fc.subarray([0, 1, 2, 3], { minLength: 1 }) }),
  );
  const quarters = fc.tuple(fc.nat(4 * 24), fc.integer({ min: 4 * 48, max: 4 * 24 * 3 }));
  const merges = fc.array(fc.tuple(agents, agents), { maxLength: 3 });
  const at = (quarter: number) => new Date(Date.UTC(2026, 10, 18) + quarter * 900_000).toISOString();

  let found = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(call, { minLength: 12, maxLength: 20 }),
      merges,
      filters,
      quarters,
      async (calls, joined, chosen, [from, to]) => {
        await db().call.deleteMany();
        await db().agent.deleteMany();
        await db().$executeRaw`DELETE FROM agent_day_rollup`;
        const connections = [north, south];
        const ids: string[] = [];
        for (const [index, home] of [north, north, south, south].entries())
          ids.push(await addAgent(home, `Agent ${index}`));
        const idOf = (index: number) => ids[index] ?? '';
        for (const { connection, quarter, agent, rung, state, ...data } of calls) {
          const theirs = (index: number) => idOf(index + 2 * connection);
          await addCall(connections[connection] ?? '', {
            ...data,
            ...{ state, outcome: state === 'live' ? null : data.outcome },
            startedAt: at(quarter),
            agentId: agent === null ? null : theirs(agent),
            rung: rung.map(([index, result]) => [theirs(index), result]),
          });
        }
        await rollUp({ patient: true });
        for (const [one, other] of joined)
          await mergeAgents(admin, { from: idOf(one), into: idOf(other) }).catch(() => null);
        const { connection, agent, ...others } = chosen;
        const scope = figureScope(
          { from: at(from), to: at(to), zone: 'UTC' },
          {
            ...others,
            ...(connection && { connection: connection.map((index) => connections[index] ?? '') }),
            ...(agent && { agent: agent.map(idOf) }),
          },
        );
        const figures = await figuresOf(scope);
        found += figures.length;
        const sum = figures.reduce((total, each) => total + each.calls, 0);
        expect(sum).toBe(
          (await countCalls(admin, { ...behind(scope), agent: agent?.map(idOf) ?? ids })).count,
        );
      },
    ),
    { numRuns: 40 },
  );
  expect(found).toBeGreaterThan(30);
});
