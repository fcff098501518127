import { createHash, randomUUID } from 'node:crypto';
import type { Viewer } from '../lib/auth/viewer.ts';
import { callKeyId } from '../lib/calls/call-key-id.ts';
import { db } from '../lib/db.ts';
import type { Prisma } from '../prisma/client/client.ts';

/** Rows made by hand, for tests of what reads them: no provider and no pipeline is involved. */

export const admin: Viewer = { userId: 'ada', name: 'Ada', email: 'ada@example.com', role: 'admin' };
export const manager: Viewer = { userId: 'max', name: 'Max', email: 'max@example.com', role: 'manager' };
export const guest: Viewer = { userId: 'vi', name: 'Vi', email: 'vi@example.com', role: 'viewer' };

/** A connection whose name is its own. */
export async function insertConnection(label: string = randomUUID()): Promise<string> {
  const { id } = await db().connection.create({
    data: { provider: 'sample', label, timeZone: 'UTC', defaultCountry: 'IN' },
  });
  return id;
}

type CallData = Partial<Omit<Prisma.CallUncheckedCreateInput, 'keys' | 'events' | 'turns' | 'actions'>>;

/** An answered inbound call with one key, changed as the test needs it; its quarter hour is marked as changed. */
export async function insertCall(connectionId: string, data: CallData = {}): Promise<string> {
  const [id = ''] = await insertCalls([{ connectionId, ...data }]);
  return id;
}

/** Many of them at once; their ids, in order. */
export async function insertCalls(
  calls: readonly (CallData & { connectionId: string })[],
): Promise<string[]> {
  const made = calls.map(({ connectionId, ...data }) => {
    // Letters first: no search for digits finds it by chance.
    const key = `key-${randomUUID()}`;
    const id = callKeyId(connectionId, key);
    const row = { ...answered, id, connectionId, ...data } satisfies Prisma.CallUncheckedCreateInput;
    const quarter = Math.floor(new Date(row.startedAt).getTime() / 900_000) * 900_000;
    return {
      row,
      key: { id, connectionId, key, callId: row.id },
      dirty: { bucket: new Date(quarter), connectionId },
    };
  });
  await db().call.createMany({ data: made.map(({ row }) => row) });
  await db().callKey.createMany({ data: made.map(({ key }) => key) });
  await db().dirtyBucket.createMany({ data: made.map(({ dirty }) => dirty) });
  return made.map(({ key }) => key.id);
}

/** A delivery of the call with one event, as projection would have stored it. */
export async function insertEvent(
  connectionId: string,
  callId: string,
  body: string,
  event: { kind: string; finality: string; at: string; facts: Prisma.InputJsonValue },
): Promise<string> {
  const delivery = await db().delivery.create({
    data: {
      connectionId,
      method: 'POST',
      headers: {},
      contentType: 'application/json',
      body: Buffer.from(body),
      contentHash: createHash('sha256').update(body).digest(),
      state: 'projected',
    },
  });
  await db().callEvent.create({
    data: {
      deliveryId: delivery.id,
      ordinal: 0,
      callId,
      connectionId,
      keys: ['any'],
      contentHash: createHash('sha256').update(JSON.stringify(event)).digest('hex'),
      ...event,
    },
  });
  return delivery.id;
}

const answered = {
  direction: 'inbound',
  customerNumber: '+919812345678',
  customerNumberRaw: '09812345678',
  businessNumber: '+918047192838',
  businessNumberRaw: '08047192838',
  agentName: 'Asha Rao',
  agentNumber: '+919800000001',
  handledBy: 'human',
  state: 'ended',
  outcome: 'answered',
  reason: 'completed',
  party: 'customer',
  certainty: 'exact',
  candidates: [],
  startedAt: '2026-11-20T10:00:00.000Z',
  startedAtSource: 'given',
  endedAt: '2026-11-20T10:01:00.000Z',
  duration: 60,
  talk: 45,
  lengthSources: { duration: 'measured', talk: 'given' },
  recordingState: 'none',
  hasTranscript: false,
  actionCount: 0,
  offers: [],
  details: {},
  contradictions: [],
  isTest: false,
};
