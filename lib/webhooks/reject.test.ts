import { randomUUID } from 'node:crypto';
import { expect, it, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { systemViewer } from '../auth/system-viewer.ts';
import { createConnection } from '../connections/create-connection.ts';
import { db } from '../db.ts';
import { listRejected } from './list-rejected.ts';
import { pruneRejected } from './prune-rejected.ts';
import type { Refusal } from './refusal-recorder.ts';
import { refusalsWritten, reject } from './reject.ts';

useTestDatabase();

const viewer = systemViewer('test');
const refusal: Refusal = {
  connectionId: null,
  provider: 'nobody',
  cause: 'unknown_provider',
  fingerprint: null,
  address: '203.0.113.7',
  method: 'POST',
};

it('is found in the list right after, with how often', async () => {
  const { connection } = await createConnection(viewer, { provider: 'alohaa', label: 'Support' });
  for (let time = 0; time < 100; time += 1) {
    reject({ ...refusal, connectionId: connection.id, provider: connection.provider, cause: 'wrong_secret' });
  }
  reject({ ...refusal, detail: 'with a word on it' });
  await refusalsWritten();
  const { rejected } = await listRejected(viewer);
  const alike = rejected.filter(({ cause }) => cause === 'wrong_secret');
  expect(alike.reduce((sum, { times }) => sum + times, 0)).toBe(100);
  expect(alike.length).toBeLessThanOrEqual(2);
  expect(alike[0]).toMatchObject({ connectionLabel: 'Support', address: '203.0.113.7', method: 'POST' });
  expect(rejected).toContainEqual(
    expect.objectContaining({ cause: 'unknown_provider', detail: 'with a word on it', times: 1 }),
  );
});

it('is recorded though its connection is gone, and though its text is none that the database takes', async () => {
  const provider = `\u0000\ud800${'x'.repeat(100)}`;
  reject({ ...refusal, connectionId: randomUUID(), provider, detail: '\u0000' });
  await refusalsWritten();
  const [row] = await db().rejectedRequest.findMany({ where: { provider: { startsWith: '\ufffd' } } });
  expect(row).toMatchObject({
    connectionId: null,
    provider: `\ufffd\ufffd${'x'.repeat(48)}`,
    detail: '\ufffd',
  });
});

test('old ones go, and those beyond the newest so many', async () => {
  await db().rejectedRequest.deleteMany();
  const days = [0, 1, 2, 29, 31, 40];
  await db().rejectedRequest.createMany({
    data: days.map((day) => ({
      ...refusal,
      fingerprint: `day ${day}`,
      receivedAt: new Date(Date.now() - day * 86_400_000),
    })),
  });
  const left = async () =>
    (await db().rejectedRequest.findMany({ orderBy: { receivedAt: 'desc' } })).map((row) => row.fingerprint);
  expect(await pruneRejected()).toBe(2);
  expect(await left()).toEqual(['day 0', 'day 1', 'day 2', 'day 29']);
  expect(await pruneRejected(4)).toBe(0);
  expect(await pruneRejected(2)).toBe(2);
  expect(await left()).toEqual(['day 0', 'day 1']);
});
