import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { rollUp } from '../../lib/analytics/roll-up.ts';
import type { Viewer } from '../../lib/auth/viewer.ts';
import { db } from '../../lib/db.ts';
import { addNote } from '../../lib/notes/add-note.ts';
import { fileCall } from '../../lib/notes/file-call.ts';
import { drain } from '../../lib/projection/drain.ts';
import { rebuild } from '../../lib/projection/rebuild.ts';
import { erasedNumberHash, eraseNumber, findNumber } from '../../lib/retention/erase-number.ts';
import { useTestDatabase } from '../database.ts';
import { guest, manager } from '../sample-calls.ts';
import { insertPerson, insertSession } from '../sample-people.ts';
import { expectRightCounters } from './expect-right-counters.ts';
import { allCalls, makeSender, outgoingCall, type Sender, tester } from './sender.ts';

useTestDatabase();

const target = '+919812345678';
const national = '9812345678';
let indian: Sender;
let other: Sender;

beforeAll(async () => {
  indian = await makeSender('indian');
  other = await makeSender('other');
  // Written in three ways, on two connections.
  await indian.send(outgoingCall('one', { receiver_number: national }));
  await indian.send(outgoingCall('two', { receiver_number: `0${national}` }));
  await other.send(outgoingCall('three', { receiver_number: target }));
  // Other people: another number, and one of another country that ends alike.
  await other.send(outgoingCall('four', { receiver_number: '9676501234' }));
  await other.send(outgoingCall('five', { receiver_number: `+44${national}` }));
  // What could not be read, in several dresses, and one that has nothing to do with it.
  await indian.send(`{"broken": "+91 98123-45678"`);
  await indian.send(`nothing=%2B91${national}`, { contentType: 'application/json' });
  await indian.send('{"broken": "98123456789"');
  await drain();
  await db().connection.update({ where: { id: other.connectionId }, data: { status: 'paused' } });
  await other.send(outgoingCall('unread', { receiver_number: national }));
  await insertCompressed();
  const [first] = await db().call.findMany({ where: { customerNumber: target } });
  const [stranger] = await db().call.findMany({ where: { customerNumber: '+919676501234' } });
  await addNote(tester, { callId: first?.id ?? '', text: `Call ${national} back` });
  await addNote(tester, { callId: stranger?.id ?? '', text: 'Same person as +91 98123 45678, she says' });
  await fileCall(tester, { callId: first?.id ?? '', disposition: 'callback' });
  const { userId } = await insertPerson('manager');
  await db().savedView.createMany({
    data: [
      { userId, name: 'Her calls', query: `q=%2B91+98123+45678` },
      { userId, name: 'All', query: 'outcome=answered' },
    ],
  });
  await db().job.create({
    data: {
      kind: 'replay',
      state: 'done',
      input: { words: national },
      startedByName: 'Ada',
      endedAt: new Date(),
    },
  });
  await rollUp();
});

async function insertCompressed(): Promise<void> {
  await db().delivery.create({
    data: {
      connectionId: indian.connectionId,
      method: 'POST',
      headers: { 'content-encoding': 'gzip' },
      contentType: 'application/json',
      body: gzipSync(`{"customer": "${target}"`),
      contentHash: Buffer.from(randomUUID()),
      state: 'failed',
    },
  });
}

const columns = z.array(z.object({ table_name: z.string(), column_name: z.string(), data_type: z.string() }));

/** Where in the whole database the number's digits stand, as table.column. */
async function places(digits: string): Promise<string[]> {
  const all = columns.parse(
    await db().$queryRaw`
      SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns AS c
      JOIN information_schema.tables AS t USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { table_name: table, column_name: column, data_type: type } of all) {
    const text = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const rows = await db().$queryRawUnsafe<unknown[]>(
      `SELECT 1 FROM "${table}" WHERE regexp_replace(${text}, '[^0-9]', '', 'g') LIKE '%${digits}%' LIMIT 1`,
    );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}

test('says first what would go, in whatever way the number is typed, and changes nothing', async () => {
  const counts = {
    calls: 3,
    // Three that were read, two that could not be, a compressed one, and one that was not yet.
    deliveries: 7,
    transcriptTurns: 0,
    actions: 0,
    notes: 2,
    tags: 0,
    dispositions: 1,
    views: 1,
    jobs: 1,
  };
  for (const number of [target, national, `0${national}`, '+91 98123-45678']) {
    expect(await findNumber(tester, { number })).toEqual({ masked: '+91•••••••678', counts, agents: 0 });
  }
  expect((await allCalls()).length).toBe(5);
});

test('asks for the right and for the password', async () => {
  const person = await insertPerson('admin');
  for (const viewer of [guest, manager]) {
    await expect(findNumber(viewer, { number: target })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(eraseNumber(viewer, { number: target })).rejects.toMatchObject({ code: 'forbidden' });
  }
  const hourAgo = new Date(Date.now() - 3_600_000);
  const stale: Viewer = { ...person, sessionId: await insertSession(person.userId, hourAgo) };
  await expect(eraseNumber(stale, { number: target })).rejects.toMatchObject({ code: 'reauthenticate' });
  expect((await allCalls()).length).toBe(5);
});

test.each(['', '1001', 'anonymous', '98123', 'x'.repeat(61)])('refuses %j', async (number) => {
  await expect(findNumber(tester, { number })).rejects.toMatchObject({ code: 'invalid_input' });
});

test('leaves no digit of the number anywhere, and nothing of others is touched', async () => {
  // The dump sees it, where it must be; keys of the number of another country end alike.
  expect(await places(`91${national}`)).toContain('call.customer_number');
  await db().call.deleteMany({ where: { customerNumber: { startsWith: '+44' } } });
  await db().delivery.deleteMany({ where: { events: { none: {} }, state: 'projected' } });
  const others = (await allCalls()).filter(({ customerNumber }) => customerNumber !== target);

  expect(await eraseNumber(tester, { number: national })).toMatchObject({ calls: 3, deliveries: 7 });
  expect((await places(national)).filter((place) => place !== 'delivery.body')).toEqual([]);
  // The delivery that holds a longer number with the same digits is nobody's of hers.
  const left = await db().delivery.findMany({ where: { state: 'failed' } });
  expect(left.map(({ body }) => Buffer.from(body).toString())).toEqual(['{"broken": "98123456789"']);
  await db().delivery.deleteMany({ where: { state: 'failed' } });
  expect(await places(national)).toEqual([]);

  expect(await allCalls()).toEqual(others);
  expect((await db().savedView.findMany()).map(({ name }) => name)).toEqual(['All']);
  expect((await db().callNote.findMany()).map(({ text }) => text)).toEqual([
    'Same person as [erased number], she says',
  ]);
});

test('a rebuild brings nothing back, and the figures are those of the calls that are left', async () => {
  await db().connection.update({ where: { id: other.connectionId }, data: { status: 'active' } });
  await rebuild(tester, () => {});
  await expectRightCounters();
  expect(await places(national)).toEqual([]);
  expect((await allCalls()).map(({ customerNumber }) => customerNumber)).toEqual(['+919676501234']);
});

test('the log keeps a keyed hash and the counts', async () => {
  const entry = await db().auditEntry.findFirstOrThrow({ where: { action: 'number.erased' } });
  expect(entry).toMatchObject({
    actorName: 'test',
    subjectType: 'number',
    subjectId: erasedNumberHash(target),
    before: null,
    after: { calls: 3, deliveries: 7, views: 1 },
  });
  expect(entry.subjectId).toMatch(/^[0-9a-f]{64}$/);
  await expect(eraseNumber(tester, { number: target })).rejects.toMatchObject({ code: 'conflict' });
});

test('a number that may be of several countries is asked for in full', async () => {
  await db().connection.update({ where: { id: other.connectionId }, data: { defaultCountry: 'US' } });
  await expect(findNumber(tester, { number: '9676501234' })).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('country code'),
  });
  expect(await findNumber(tester, { number: '+919676501234' })).toMatchObject({ counts: { calls: 1 } });
});
