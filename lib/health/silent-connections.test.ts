import { createHash, randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { guest, insertCall, insertConnection } from '../../tests/sample-calls.ts';
import { rollUp } from '../analytics/roll-up.ts';
import { db } from '../db.ts';
import { silentConnections } from './silent-connections.ts';

useTestDatabase();

beforeEach(async () => {
  await db().connection.deleteMany();
  await db().workspace.deleteMany();
  await db().$executeRaw`TRUNCATE call_rollup, dirty_bucket`;
});

/** A Friday. The four Fridays before are the 13th and the 6th, and the 30th and the 23rd of October. */
const friday = new Date('2026-11-20T11:00:00.000Z');
const fridays = ['2026-11-13', '2026-11-06', '2026-10-30', '2026-10-23'];

type Status = { status?: string; isDemo?: boolean };

/** A connection whose last delivery came at an instant, or that has none. */
async function connectionHeardAt(last: string | null, { status = 'active', isDemo = false }: Status = {}) {
  const id = await insertConnection();
  await db().connection.update({ where: { id }, data: { status, isDemo } });
  if (last !== null) await deliver(id, last);
  return id;
}

async function deliver(connectionId: string, receivedAt: string): Promise<void> {
  const body = randomUUID();
  const contentHash = createHash('sha256').update(body).digest();
  const data = {
    connectionId,
    method: 'POST',
    headers: {},
    body: Buffer.from(body),
    contentHash,
    receivedAt,
  };
  await db().delivery.create({ data: { ...data, state: 'projected' } });
}

/** So many calls that started at each of these instants. */
async function calls(connection: string, count: number, starts: readonly string[]): Promise<void> {
  for (const startedAt of starts) {
    for (let call = 0; call < count; call += 1) await insertCall(connection, { startedAt });
  }
}

const at = (time: string, dates: readonly string[] = fridays) =>
  dates.map((date) => `${date}T${time}:00.000Z`);

async function silent(now = friday) {
  await rollUp({ patient: true });
  return await silentConnections(guest, now);
}

it('names a connection that usually has calls at this time', async () => {
  const last = '2026-11-20T10:30:00.000Z';
  const quiet = await connectionHeardAt(last);
  await calls(quiet, 6, at('10:40', fridays.slice(0, 3)));
  await calls(quiet, 2, at('10:59', fridays.slice(0, 3)));
  // Outside of 10:30 to 11:00.
  await calls(quiet, 9, at('10:29'));
  await calls(quiet, 9, at('11:00'));
  await deliver(quiet, '2026-11-20T10:00:00.000Z');
  const { label } = await db().connection.findUniqueOrThrow({ where: { id: quiet } });
  // (8 + 8 + 8 + 0) / 4
  expect(await silent()).toEqual([{ id: quiet, label, lastDeliveryAt: last, usual: 6 }]);
});

it('counts a quarter of an hour by the part of it that lies in the silence', async () => {
  // 10:40 to 11:00: five of fifteen minutes, and the fifteen after them.
  const quiet = await connectionHeardAt('2026-11-20T10:40:00.000Z');
  await calls(quiet, 6, at('10:31'));
  await calls(quiet, 3, at('10:50'));
  expect(await silent()).toMatchObject([{ id: quiet, usual: 5 }]);
});

it('is patient for a quarter of an hour', async () => {
  const fresh = await connectionHeardAt('2026-11-20T10:45:00.000Z');
  await calls(fresh, 20, at('10:50'));
  expect(await silent()).toEqual([]);
  expect(await silent(new Date(friday.getTime() + 1))).toMatchObject([{ id: fresh }]);
});

it.each([
  ['less than five calls are usual', 4, fridays],
  ['only two of the weeks had calls', 50, fridays.slice(0, 2)],
  ['the connection is new', 50, fridays.slice(0, 0)],
  ['its calls came at that time of other days', 50, ['2026-11-19', '2026-11-12', '2026-11-05', '2026-10-29']],
])('says nothing where %s', async (_, count, dates) => {
  const quiet = await connectionHeardAt('2026-11-20T10:00:00.000Z');
  await calls(quiet, count, at('10:30', dates));
  expect(await silent()).toEqual([]);
});

it('knows nights and Sundays', async () => {
  // Calls from nine to five on Fridays, Saturdays and Mondays; the last one came on Friday, two minutes to five.
  const quiet = await connectionHeardAt('2026-11-20T16:58:00.000Z');
  const saturdays = ['2026-11-14', '2026-11-07', '2026-10-31', '2026-10-24'];
  await calls(quiet, 6, at('09:00', [...fridays, ...saturdays]));
  await calls(quiet, 6, at('16:00', fridays));
  expect(await silent(new Date('2026-11-21T02:00:00.000Z'))).toEqual([]);
  expect(await silent(new Date('2026-11-21T09:15:00.000Z'))).toMatchObject([{ id: quiet, usual: 6 }]);

  // The same with the last one on Saturday: there is nothing to miss before Monday.
  await deliver(quiet, '2026-11-21T16:58:00.000Z');
  await calls(quiet, 6, at('09:00', ['2026-11-16', '2026-11-09', '2026-11-02', '2026-10-26']));
  expect(await silent(new Date('2026-11-22T23:00:00.000Z'))).toEqual([]);
  expect(await silent(new Date('2026-11-23T09:15:00.000Z'))).toMatchObject([{ id: quiet, usual: 6 }]);
});

it('goes by the clock of the report zone', async () => {
  await db().workspace.create({ data: { reportTimeZone: 'Europe/Berlin' } });
  // Eleven to twelve in Berlin: ten o'clock UTC, and nine before the clocks went back on 25 October.
  const quiet = await connectionHeardAt('2026-11-20T10:00:00.000Z');
  await calls(quiet, 6, at('10:30', fridays.slice(0, 2)));
  await calls(quiet, 8, at('09:30', ['2026-10-23']));
  // (6 + 6 + 0 + 8) / 4
  expect(await silent()).toMatchObject([{ id: quiet, usual: 5 }]);
});

it('goes on for as long as the silence, compared by its first week', async () => {
  const quiet = await connectionHeardAt('2026-09-01T10:00:00.000Z');
  await calls(quiet, 5, at('10:30', ['2026-08-04', '2026-08-11', '2026-08-18', '2026-08-25']));
  expect(await silent()).toMatchObject([{ id: quiet, usual: 5 }]);
});

it.each<[string, string | null, Status]>([
  ['paused', '2026-11-20T10:00:00.000Z', { status: 'paused' }],
  ['waiting', '2026-11-20T10:00:00.000Z', { status: 'waiting' }],
  ['of made-up calls', '2026-11-20T10:00:00.000Z', { isDemo: true }],
  ['without deliveries', null, {}],
])('does not call a connection silent that is %s', async (_, last, status) => {
  const quiet = await connectionHeardAt(last, status);
  await calls(quiet, 20, at('10:30'));
  expect(await silent()).toEqual([]);
});

it('tells them apart, the one with most calls missing first', async () => {
  const [few, many, busy] = [
    await connectionHeardAt('2026-11-20T10:00:00.000Z'),
    await connectionHeardAt('2026-11-20T10:00:00.000Z'),
    await connectionHeardAt('2026-11-20T10:55:00.000Z'),
  ];
  await calls(few, 5, at('10:30'));
  await calls(many, 7, at('10:30'));
  await calls(busy, 9, at('10:30'));
  expect((await silent()).map(({ id }) => id)).toEqual([many, few]);
});

it('warns of no silence while the business is closed, and after it opened of the time since then', async () => {
  const id = await connectionHeardAt('2026-11-19T17:00:00.000Z');
  // Many calls in the night and few in the morning: only those of the morning are missed.
  await calls(id, 20, at('03:00'));
  await calls(id, 6, at('09:30'));
  const hours = (from: string) => ({
    reportTimeZone: 'UTC',
    businessHours: { '5': [{ from, to: '18:00' }] },
  });
  await db().workspace.create({ data: hours('09:00') });
  expect(await silent()).toMatchObject([{ id, usual: 6, lastDeliveryAt: '2026-11-19T17:00:00.000Z' }]);

  // Opened a moment ago.
  expect(await silent(new Date('2026-11-20T09:10:00.000Z'))).toEqual([]);
  await db().workspace.update({ where: { id: 1 }, data: hours('12:00') });
  expect(await silent()).toEqual([]);
  await db().workspace.update({
    where: { id: 1 },
    data: { businessHours: {}, holidays: [{ date: '2026-11-20', name: 'Closed' }] },
  });
  expect(await silent()).toEqual([]);
});
