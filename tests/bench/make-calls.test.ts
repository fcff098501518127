import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callTotals } from '../../lib/analytics/call-figures.ts';
import { figureScope } from '../../lib/analytics/figure-scope.ts';
import { db } from '../../lib/db.ts';
import { env } from '../../lib/env.ts';
import { connect } from '../../lib/postgres/connect.ts';
import { useTestDatabase } from '../database.ts';
import { guest, insertConnection } from '../sample-calls.ts';
import { callShapes } from './call-shapes.ts';
import { benchZone, makeCalls } from './make-calls.ts';
import { makeCounters } from './make-counters.ts';

useTestDatabase();

describe('how calls go', () => {
  it.each([0, 1, 2, 3, 4])('is said of every thousand calls at place %i', (place) => {
    const shapes = callShapes.filter((shape) => shape.place === place);
    expect(shapes.at(0)?.first).toBe(0);
    expect(shapes.at(-1)?.last).toBe(999);
    const gaps = shapes.filter(({ first }, index) => first !== (shapes[index - 1]?.last ?? -1) + 1);
    expect(gaps).toEqual([]);
  });

  it('leaves one reason out, for a search that finds nothing', () => {
    expect(callShapes.some(({ reason }) => reason === 'max_duration')).toBe(false);
  });
});

describe('made calls', () => {
  let database: pg.Client;
  const connections: string[] = [];
  const say = () => {};

  beforeAll(async () => {
    database = await connect(env().DATABASE_URL);
    for (let place = 0; place < 5; place += 1) connections.push(await insertConnection());
  });
  afterAll(async () => await database.end());
  beforeEach(async () => await database.query('TRUNCATE call CASCADE'));

  const first = async (count: number) =>
    await db().call.findMany({ orderBy: { id: 'asc' }, where: { keys: { some: {} } }, take: count });

  it('are the same in every set', async () => {
    await makeCalls({ database, connections, say }, 0, 200);
    const alone = await first(1000);
    expect(alone).toHaveLength(200);
    await database.query('TRUNCATE call CASCADE');
    await makeCalls({ database, connections, say }, 0, 150);
    await makeCalls({ database, connections, say }, 150, 500);
    const all = new Map((await first(1000)).map((call) => [call.id, call]));
    expect(all.size).toBe(500);
    expect(alone.map(({ id }) => all.get(id))).toEqual(alone);
  });

  it('have lengths, offers and agents that follow from how they went, and none is still to come', async () => {
    await makeCalls({ database, connections, say }, 0, 2000);
    const { rows } = await database.query(`
      SELECT
        count(*) FILTER (WHERE (handled_by <> 'nobody') <> (talk IS NOT NULL)) AS talk,
        count(*) FILTER (WHERE outcome = 'answered' AND agent_id IS NULL) AS agent,
        count(*) FILTER (WHERE started_at > now()) AS future,
        count(*) FILTER (WHERE (certainty = 'ambiguous') <> (candidates <> '{}')) AS candidates,
        count(*) FILTER (WHERE direction = 'inbound' AND agent_id IS NOT NULL AND NOT EXISTS (
          SELECT FROM call_offer AS o WHERE o.call_id = call.id AND o.agent_id = call.agent_id
            AND o.result = CASE WHEN outcome = 'answered' THEN 'answered' ELSE 'missed' END)) AS offers
      FROM call`);
    expect(rows).toEqual([{ talk: '0', agent: '0', future: '0', candidates: '0', offers: '0' }]);
  });

  it('are counted by the product', async () => {
    await makeCalls({ database, connections, say }, 0, 2000);
    const { quarters } = await makeCounters(database, say);
    expect(quarters).toBeGreaterThan(1000);
    const range = { from: '2000-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z', zone: benchZone };
    const { calls, outcomes } = await callTotals(guest, figureScope(range));
    const counted = { direction: { not: 'internal' }, isTest: false };
    expect(calls).toBe(await db().call.count({ where: counted }));
    expect(outcomes.missed).toBe(await db().call.count({ where: { ...counted, outcome: 'missed' } }));
    expect(await db().callRollup.count()).toBeGreaterThan(1000);
    expect(await db().dirtyBucket.count()).toBe(0);
  });
});
