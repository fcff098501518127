import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { admin, guest, insertCall, insertConnection, insertEvent } from '../../tests/sample-calls.ts';
import { db } from '../db.ts';
import { callKeyId } from './call-key-id.ts';
import { findCallId } from './find-call-id.ts';
import { getCall } from './get-call.ts';

useTestDatabase();

const started = '2026-11-20T10:00:00.000Z';
const report = {
  kind: 'ended',
  finality: 'report',
  at: '2026-11-20T10:01:00.000Z',
  facts: { ended: true, customerNumber: '09812345678', outcomeWords: 'answered' },
};
const live = {
  kind: 'agent_ringing',
  finality: 'live',
  at: started,
  facts: {
    startedAt: started,
    outcomeWords: 'ringing',
    offer: { name: null, number: '09800000001', result: 'ringing', ring: null },
  },
};

async function insertReportedCall() {
  const connectionId = await insertConnection();
  const id = await insertCall(connectionId);
  const later = await insertEvent(connectionId, id, '{"caller":"09812345678"}', report);
  const earlier = await insertEvent(connectionId, id, '{"ringing":"09800000001"}', live);
  return { connectionId, id, later, earlier };
}

test('a call is found by the id of any of its keys and says its own', async () => {
  const { connectionId, id } = await insertReportedCall();
  const otherId = callKeyId(connectionId, 'its other name');
  await db().callKey.create({ data: { id: otherId, connectionId, key: 'its other name', callId: id } });
  const record = await getCall(admin, otherId);
  expect(record?.call.id).toBe(id);
  expect(await findCallId(guest, otherId)).toBe(id);
  expect(record?.call.keys).toContain('its other name');
});

test('what was never a call is null, whether it looks like an id or not', async () => {
  expect(await getCall(admin, randomUUID())).toBeNull();
  expect(await getCall(admin, '../../etc/passwd')).toBeNull();
  expect(await findCallId(admin, randomUUID())).toBeNull();
  expect(await findCallId(admin, 'newest')).toBeNull();
});

test('events stand in the order of the fold, and each fact names the delivery it was taken from', async () => {
  const { id, later, earlier } = await insertReportedCall();
  const record = await getCall(admin, id);
  expect(record?.events.map(({ kind }) => kind)).toEqual(['agent_ringing', 'ended']);
  expect(record?.sources).toMatchObject({ outcomeWords: later, startedAt: earlier, customerNumber: later });
  expect(record?.deliveries.map(({ id }) => id)).toEqual([later, earlier]);
});

test('bodies are for those who may read them', async () => {
  const { id } = await insertReportedCall();
  const [delivery] = (await getCall(admin, id))?.deliveries ?? [];
  expect(Buffer.from(delivery?.body ?? []).toString()).toBe('{"caller":"09812345678"}');

  const record = await getCall(guest, id);
  expect(record?.deliveries.map(({ body }) => body)).toEqual([null, null]);
  expect(JSON.stringify(record)).not.toMatch(/9812345678|9800000001/);
});
