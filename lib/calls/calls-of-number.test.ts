import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { admin, guest, insertCall, insertConnection } from '../../tests/sample-calls.ts';
import { callsOfNumber, countCallsOfNumber } from './calls-of-number.ts';

useTestDatabase();

const customerNumber = '+919811111111';
/** Oldest first; the third and the fourth start at once. */
let calls: string[];
let stranger: string;
let withheld: string;

beforeAll(async () => {
  const lines = [await insertConnection('One line'), await insertConnection('Another line')];
  calls = [];
  for (const [index, minute] of [0, 1, 2, 2, 4, 5, 6].entries()) {
    const startedAt = `2026-11-20T10:0${minute}:00.000Z`;
    const handledBy = index % 3 === 0 ? 'ai' : 'human';
    calls.push(await insertCall(lines[index % 2] ?? '', { customerNumber, startedAt, handledBy }));
  }
  stranger = await insertCall(lines[0] ?? '', { customerNumber: '+919822222222' });
  withheld = await insertCall(lines[0] ?? '', { customerNumber: null, customerNumberRaw: 'anonymous' });
  await insertCall(lines[0] ?? '', { customerNumber: null, customerNumberRaw: 'anonymous' });
});

/** Ids, newest first, equal instants by id. */
const newestFirst = () => {
  const [third = '', fourth = ''] = [calls[2], calls[3]].sort();
  return [calls[6], calls[5], calls[4], fourth, third, calls[1], calls[0]];
};

describe('callsOfNumber', () => {
  it('gives the calls of the number on every connection, newest first, with the call among them', async () => {
    const page = await callsOfNumber(admin, calls[4] ?? '');
    expect(page).toMatchObject({ newer: null, older: null });
    expect(page?.calls.map(({ id }) => id)).toEqual(newestFirst());
    expect(new Set(page?.calls.map(({ connectionId }) => connectionId)).size).toBe(2);
    expect(new Set(page?.calls.map(({ handledBy }) => handledBy))).toEqual(new Set(['ai', 'human']));
  });

  it('begins around the call and goes on in both directions', async () => {
    const all = newestFirst();
    const id = all[3] ?? '';
    const idsOf = (page: Awaited<ReturnType<typeof callsOfNumber>>) => page?.calls.map((call) => call.id);
    const middle = await callsOfNumber(admin, id, { limit: 2 });
    expect(idsOf(middle)).toEqual(all.slice(2, 5));
    const newer = await callsOfNumber(admin, id, { cursor: middle?.newer ?? '', limit: 1 });
    expect(idsOf(newer)).toEqual(all.slice(1, 2));
    expect(newer?.older).toBeNull();
    const newest = await callsOfNumber(admin, id, { cursor: newer?.newer ?? '', limit: 1 });
    expect(idsOf(newest)).toEqual(all.slice(0, 1));
    expect(newest?.newer).toBeNull();
    const older = await callsOfNumber(admin, id, { cursor: middle?.older ?? '', limit: 5 });
    expect(idsOf(older)).toEqual(all.slice(5));
    expect(older).toMatchObject({ newer: null, older: null });
  });

  it('knows nobody else by a number that is not known', async () => {
    expect(await callsOfNumber(admin, withheld)).toBeNull();
    expect(await callsOfNumber(admin, randomUUID())).toBeNull();
    expect(await callsOfNumber(admin, 'nonsense')).toBeNull();
    expect((await callsOfNumber(admin, stranger))?.calls.map(({ id }) => id)).toEqual([stranger]);
    expect(await countCallsOfNumber(admin, withheld)).toBeNull();
  });

  it('counts them', async () => {
    expect(await countCallsOfNumber(admin, calls[0] ?? '')).toBe(7);
    expect(await countCallsOfNumber(guest, stranger)).toBe(1);
  });

  it('masks the number by role', async () => {
    const page = await callsOfNumber(guest, calls[0] ?? '');
    expect(page?.calls).toHaveLength(7);
    expect(JSON.stringify(page)).not.toContain('9811111111');
  });

  it('refuses a cursor that is none', async () => {
    await expect(callsOfNumber(admin, calls[0] ?? '', { cursor: 'x' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});
