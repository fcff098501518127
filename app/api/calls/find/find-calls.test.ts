import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer.ts';
import { AppError } from '@/lib/http/app-error.ts';
import { useTestDatabase } from '@/tests/database.ts';
import { guest, insertCall, insertConnection, manager } from '@/tests/sample-calls.ts';
import { findCalls } from './find-calls.ts';
import { foundCalls } from './found-calls.ts';

useTestDatabase();

const ids: string[] = [];

beforeAll(async () => {
  const connection = await insertConnection();
  // Nine calls of one customer, a minute apart, the last of them still going on; and one of somebody else.
  for (let minute = 0; minute < 9; minute += 1) {
    const startedAt = `2026-11-20T10:0${minute}:00.000Z`;
    const live = { state: 'live', outcome: null, endedAt: null, phase: 'talking' };
    ids.push(await insertCall(connection, { startedAt, ...(minute === 8 ? live : {}) }));
  }
  ids.push(
    await insertCall(connection, {
      customerNumber: '+442079460123',
      customerNumberRaw: '02079460123',
      customerName: 'Grace Hopper',
      outcome: 'missed',
      startedAt: '2026-11-19T23:59:00.000Z',
    }),
  );
});

const find = (viewer: Viewer, q: string) => findCalls(viewer, new URLSearchParams({ q }));

test('the eight newest calls of a number, and that there are more', async () => {
  const { calls, more, callId } = await find(manager, '98123 45678');
  expect(calls.map(({ id }) => id)).toEqual(ids.slice(1, 9).reverse());
  expect({ more, callId }).toEqual({ more: true, callId: null });
  expect(calls[0]).toMatchObject({ state: 'live', outcome: null });
});

test('a call says who, when and what came of it, and nothing else', async () => {
  const found = await find(manager, '7946');
  expect(found).toEqual({
    calls: [
      {
        id: ids[9],
        number: '+442079460123',
        name: 'Grace Hopper',
        started: '19 Nov 2026, 23:59',
        startedAt: '2026-11-19T23:59:00.000Z',
        state: 'ended',
        outcome: 'missed',
      },
    ],
    more: false,
    callId: null,
  });
  expect(foundCalls.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
});

test('who sees numbers masked finds no call by digits that are hidden, and sees none of them', async () => {
  expect((await find(guest, '98123 45678')).calls).toEqual([]);
  const { calls } = await find(guest, '123');
  expect(calls.map(({ number }) => number)).toEqual(['+44•••••••123']);
});

test('a call’s own id leads to it, in capitals and for every role too', async () => {
  const id = ids[9] ?? '';
  for (const viewer of [manager, guest]) {
    expect(await find(viewer, ` ${id.toUpperCase()} `)).toEqual({ calls: [], more: false, callId: id });
  }
  expect((await find(manager, '00000000-0000-4000-8000-000000000000')).callId).toBeNull();
});

test.each([
  ['no parameter', new URLSearchParams()],
  ['nothing', new URLSearchParams({ q: '  ' })],
  ['too much', new URLSearchParams({ q: 'x'.repeat(201) })],
  ['NUL', new URLSearchParams({ q: '98\u0000' })],
])('%s is refused, and the answer names the parameter', async (_case, parameters) => {
  const refused = await findCalls(manager, parameters).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(AppError);
  expect(refused).toMatchObject({ code: 'invalid_input', problems: [{ key: 'q' }] });
});

test.each(['%', '_', "'; DROP TABLE call; --", '\\', '\u202e', '💥', 'ẍ'.repeat(100), '((((', '++++'])(
  'hostile text (%s) finds nothing and breaks nothing',
  async (q) => {
    expect(await find(manager, q)).toEqual({ calls: [], more: false, callId: null });
  },
);
