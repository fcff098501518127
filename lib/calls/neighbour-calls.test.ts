import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { admin, guest, insertCall, insertConnection } from '../../tests/sample-calls.ts';
import { db } from '../db.ts';
import { type CallOrder, newestFirst, sortKey } from './call-order.ts';
import type { CallFilters } from './filters.ts';
import { listCalls } from './list-calls.ts';
import { neighbourCalls } from './neighbour-calls.ts';

useTestDatabase();

let connection: string;
let calls: string[];

/** The minute in which each call starts, its talk, and what came of it; two start at once, two talk as long. */
const rows = [
  [1, 10, 'answered'],
  [2, null, 'missed'],
  [3, 30, 'answered'],
  [3, 30, 'answered'],
  [5, null, 'abandoned'],
  [6, 5, 'answered'],
] as const;

beforeAll(async () => {
  connection = await insertConnection();
  calls = [];
  for (const [minute, talk, outcome] of rows) {
    const startedAt = `2026-11-20T10:0${minute}:00.000Z`;
    calls.push(await insertCall(connection, { startedAt, talk, outcome, agentName: 'Asha' }));
  }
});

const at = (index: number) => calls[index] ?? '';
const beside = (index: number, filters: CallFilters = {}, order: CallOrder = newestFirst) =>
  neighbourCalls(admin, at(index), { filters, order });

describe('neighbourCalls', () => {
  it('finds what stands above and below in a list, and where it ends', async () => {
    expect(await beside(5)).toMatchObject({ before: null });
    expect(await beside(4)).toMatchObject({ before: at(5) });
    expect(await beside(1)).toEqual({ before: expect.any(String), after: at(0) });
    expect(await beside(0)).toEqual({ before: at(1), after: null });
    expect(await beside(0, {}, { by: 'started', descending: false })).toEqual({ before: null, after: at(1) });
  });

  it('knows the place of a call that the filters leave out', async () => {
    expect(await beside(4, { outcome: ['missed', 'answered'] })).toMatchObject({ before: at(5) });
    expect(await beside(4, { outcome: ['missed'] })).toEqual({ before: null, after: at(1) });
    expect(await beside(4, { outcome: ['busy'] })).toEqual({ before: null, after: null });
  });

  it('has no place for a call whose length is not known, nor for none', async () => {
    expect(await beside(1, {}, { by: 'talk', descending: true })).toBeNull();
    expect(await neighbourCalls(admin, randomUUID(), { filters: {}, order: newestFirst })).toBeNull();
    expect(await neighbourCalls(admin, `'; --`, { filters: {}, order: newestFirst })).toBeNull();
  });

  it('finds a call by any id it ever had', async () => {
    const id = randomUUID();
    await db().callKey.create({ data: { id, connectionId: connection, key: id, callId: at(1) } });
    expect(await neighbourCalls(admin, id, { filters: {}, order: newestFirst })).toMatchObject({
      after: at(0),
    });
  });

  it('walks every list in its order, from one end to the other', async () => {
    const order = fc.record({ by: fc.constantFrom(...sortKey.options), descending: fc.boolean() });
    const filters = fc.constantFrom<CallFilters>(
      {},
      { outcome: ['answered'] },
      { outcome: ['answered', 'missed'] },
      { talk: { min: 10 } },
    );
    await fc.assert(
      fc.asyncProperty(order, filters, async (by, wanted) => {
        const listed = (await listCalls(admin, { filters: wanted, order: by, limit: 100 })).calls.map(
          ({ id }) => id,
        );
        for (const [index, id] of listed.entries()) {
          expect(await neighbourCalls(admin, id, { filters: wanted, order: by })).toEqual({
            before: listed[index - 1] ?? null,
            after: listed[index + 1] ?? null,
          });
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is no way around what a role may not search for', async () => {
    const q = '9812345678';
    expect(await neighbourCalls(admin, at(1), { filters: { q }, order: newestFirst })).toMatchObject({
      after: at(0),
    });
    expect(await neighbourCalls(guest, at(1), { filters: { q }, order: newestFirst })).toEqual({
      before: null,
      after: null,
    });
  });
});
