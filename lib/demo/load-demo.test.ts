import { expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { expectRightCounters } from '../../tests/pipeline/expect-right-counters.ts';
import { guest, insertCall } from '../../tests/sample-calls.ts';
import { rollUp } from '../analytics/roll-up.ts';
import { systemViewer } from '../auth/system-viewer.ts';
import { streamCalls } from '../calls/stream-calls.ts';
import { createConnection } from '../connections/create-connection.ts';
import { db } from '../db.ts';
import { rebuild } from '../projection/rebuild.ts';
import { registry } from '../providers/registry.ts';
import { clearDemo } from './clear-demo.ts';
import { type DemoInput, loadDemo } from './load-demo.ts';

useTestDatabase();

const tester = systemViewer('test');
const input = { days: 14, calls: 300, seed: 3, until: '2026-11-20T12:00:00Z' } satisfies DemoInput;

/** Every call with its conversation, as the command line prints it. */
async function lines(): Promise<string[]> {
  const printed: string[] = [];
  for await (const call of streamCalls(tester, { conversation: true })) printed.push(JSON.stringify(call));
  return printed;
}

/** What stands in the tables that demo data reaches. */
async function leftOver(): Promise<Record<string, number>> {
  const [connection, secret, delivery, rejected, call, event, key, turn, action] = await Promise.all([
    db().connection.count(),
    db().connectionSecret.count(),
    db().delivery.count(),
    db().rejectedRequest.count(),
    db().call.count(),
    db().callEvent.count(),
    db().callKey.count(),
    db().transcriptTurn.count(),
    db().extractedAction.count(),
  ]);
  const [agent, alias, offer, rollup, day, hour, hangup, wait, agentDay, dirty] = await Promise.all([
    db().agent.count(),
    db().agentAlias.count(),
    db().callOffer.count(),
    db().callRollup.count(),
    db().callDayRollup.count(),
    db().hourRollup.count(),
    db().hangupDayRollup.count(),
    db().waitHistogram.count(),
    db().agentDayRollup.count(),
    db().dirtyBucket.count(),
  ]);
  return {
    ...{ connection, secret, delivery, rejected, call, event, key, turn, action },
    ...{ agent, alias, offer, rollup, day, hour, hangup, wait, agentDay, dirty },
  };
}

test('demo data is loaded, rebuilt, removed and loaded again in another order, and is the same', async () => {
  const steps: { done: number; total: number; step: string }[] = [];
  const requests = await loadDemo(tester, input, (done, total, step) => steps.push({ done, total, step }));

  // Every provider has a marked connection, and all it sent was understood.
  const connections = await db().connection.findMany({ orderBy: { provider: 'asc' } });
  expect(connections.map(({ provider }) => provider)).toEqual(registry.map(({ id }) => id).sort());
  expect(connections.every(({ isDemo, status }) => isDemo && status === 'active')).toBe(true);
  const deliveries = await db().delivery.findMany({ select: { state: true, reason: true, repeats: true } });
  expect(deliveries.filter(({ state }) => state !== 'projected')).toEqual([]);
  const repeats = deliveries.reduce((sum, delivery) => sum + delivery.repeats, 0);
  expect(repeats).toBeGreaterThan(0);
  expect(deliveries.length + repeats).toBe(requests);
  expect(await db().rejectedRequest.count()).toBe(0);

  // As many calls as asked for, and those that go on at the end.
  const calls = await db().call.findMany({ include: { connection: true } });
  const ended = calls.filter(({ state }) => state === 'ended');
  expect(ended).toHaveLength(300);
  expect(calls.length - ended.length).toBeGreaterThan(4);
  expect(calls.filter(({ phase }) => phase === 'ringing' || phase === 'talking').length).toBeGreaterThan(4);
  expect(calls.filter(({ unmapped, certainty }) => unmapped.length > 0 || certainty === 'unmapped')).toEqual(
    [],
  );
  expect(calls.filter(({ contradictions }) => contradictions.length > 0)).toEqual([]);
  expect(calls.filter(({ startedAtSource }) => startedAtSource === 'received')).toEqual([]);
  for (const { id } of registry) {
    const own = ended.filter(({ connection }) => connection.provider === id);
    expect(own).toHaveLength(60);
    const answered = own.filter(({ outcome }) => outcome === 'answered').length;
    expect(answered, `answered calls of ${id}`).toBeGreaterThan(20);
    expect(answered, `answered calls of ${id}`).toBeLessThan(60);
  }
  expect(ended.filter(({ outcome }) => outcome === null || outcome === 'unknown')).toEqual([]);
  const { rejected: _rejected, dirty, ...there } = await leftOver();
  expect(Object.entries(there).filter(([, count]) => count === 0)).toEqual([]);
  expect(dirty).toBe(0);

  // The progress goes up within each step and reaches the end.
  for (const step of ['sending', 'projecting']) {
    const done = steps.filter((each) => each.step === step).map((each) => each.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBe(requests);
  }

  const loaded = await lines();
  expect(loaded).toHaveLength(calls.length);
  await rebuild(tester, () => {});
  expect(await lines()).toEqual(loaded);

  await expect(loadDemo(tester, input, () => {})).rejects.toThrow('Demo data is loaded already');

  expect(await clearDemo(tester)).toBe(registry.length);
  expect(Object.entries(await leftOver()).filter(([, count]) => count > 0)).toEqual([]);
  const audit = await db().auditEntry.findMany({ where: { subjectType: 'demo' }, orderBy: { at: 'asc' } });
  expect(audit.map(({ action: each }) => each)).toEqual(['demo.loaded', 'demo.cleared']);

  await loadDemo(tester, { ...input, shuffled: true }, () => {});
  expect((await lines()).sort()).toEqual([...loaded].sort());
  await clearDemo(tester);
}, 120_000);

test('removing demo data leaves everything else alone', async () => {
  const { connection } = await createConnection(tester, { provider: 'alohaa', label: 'Real' });
  const other = await createConnection(tester, { provider: 'alohaa', label: 'Also real' });
  await loadDemo(tester, { ...input, calls: 20 }, () => {});
  const { id: demoAgent } = await db().agent.findFirstOrThrow();
  const own = { id: connection.id, name: 'Asha', kind: 'human', mergedIntoId: demoAgent };
  const alias = { id: own.id, connectionId: connection.id, kind: 'name', value: 'Asha' };
  await db().agent.create({ data: { ...own, aliases: { create: alias } } });
  const { startedAt } = await db().call.findFirstOrThrow({ where: { state: 'ended' } });
  await insertCall(connection.id, { startedAt, agentId: own.id });
  await rollUp();

  expect(await clearDemo(tester)).toBe(registry.length);
  expect((await db().connection.findMany()).map(({ id }) => id).sort()).toEqual(
    [connection.id, other.connection.id].sort(),
  );
  // An agent that a person merged into one of the demo is on its own again, and the figures are of what is left.
  expect(await db().agent.findMany()).toMatchObject([{ id: own.id, mergedIntoId: null }]);
  await expectRightCounters();
  expect(await db().hourRollup.findMany()).toMatchObject([{ calls: 1 }]);
  expect((await db().agentAlias.findMany()).map(({ connectionId }) => connectionId)).toEqual([connection.id]);
  expect(await clearDemo(tester)).toBe(0);
});

test('a load that fails on the way leaves nothing behind', async () => {
  const last = registry.at(-1);
  await createConnection(tester, { provider: 'alohaa', label: `${last?.label} (demo)` });
  await expect(loadDemo(tester, { ...input, calls: 5 }, () => {})).rejects.toThrow(
    'another connection is called',
  );
  expect(await db().connection.count({ where: { isDemo: true } })).toBe(0);
});

test('only who may manage connections loads and clears, and only sensible amounts', async () => {
  await expect(loadDemo(guest, input, () => {})).rejects.toMatchObject({ code: 'forbidden' });
  await expect(clearDemo(guest)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(
    loadDemo(tester, { days: 0, calls: 2_000_000, until: 'soon' }, () => {}),
  ).rejects.toMatchObject({
    code: 'invalid_input',
    problems: [{ key: 'days' }, { key: 'calls' }, { key: 'until' }],
  });
});
