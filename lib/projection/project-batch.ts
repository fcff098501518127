import { z } from 'zod';
import { db, type Transaction } from '../db.ts';
import { affectedCalls } from './affected-calls.ts';
import { isDataFault, sqlStateOf } from './data-fault.ts';
import { interpretDelivery, type ProjectedConnection } from './interpret-delivery.ts';
import { joinCalls } from './join-calls.ts';
import { markRead } from './mark-read.ts';
import { type Place, type Selection, type StoredDelivery, selectDeliveries } from './select-deliveries.ts';
import { writeCalls } from './write-calls.ts';

export type BatchOptions = {
  connection: ProjectedConnection;
  selection: Selection;
  /** How many deliveries at most. */
  limit: number;
  /** Wait a second for another process that is projecting this connection right now, instead of leaving it. */
  patient?: boolean;
};

export type BatchResult = {
  /** How many deliveries were read. */
  taken: number;
  /** The last of them. */
  last: Place | null;
  /** Another process had the connection in its hands, so nothing was read. */
  busy: boolean;
  /** Their content made it fail, so that none of these was read: it would fail again. */
  fault?: { error: unknown; deliveries: Place[] };
};

const nothing: BatchResult = { taken: 0, last: null, busy: false };

/**
 * Takes deliveries of a connection to their calls, in one transaction: interprets them, joins their events with
 * those already stored, folds the calls they touch and writes calls, keys and events anew. Reading a delivery
 * again replaces what it said before, which makes first reading, replay and rebuild the same thing.
 *
 * One process at a time works on a connection (an advisory lock held to the end of the transaction), so calls
 * that several deliveries touch need no locks of their own.
 *
 * @throws what the database throws when it is away: the next attempt may succeed.
 */
export async function projectBatch({
  connection,
  selection,
  limit,
  patient = false,
}: BatchOptions): Promise<BatchResult> {
  let deliveries: StoredDelivery[] = [];
  const work = async (tx: Transaction): Promise<BatchResult> => {
    if (!(await lockConnection(tx, connection.id, patient))) return { ...nothing, busy: true };
    deliveries = await selectDeliveries(tx, connection.id, selection, limit);
    if (deliveries.length === 0) return nothing;

    const read = deliveries.map((delivery) => interpretDelivery(delivery, connection));
    const fresh = read.flatMap((delivery) => delivery.events);
    const ids = deliveries.map(({ id }) => id);
    const before = await affectedCalls(tx, connection.id, ids, fresh);
    const calls = joinCalls(connection.id, [...before.events, ...fresh]);
    await writeCalls(tx, connection, before.callIds, calls);
    await markRead(tx, connection, read);
    return { taken: read.length, last: deliveries.map(placeOf).at(-1) ?? null, busy: false };
  };
  try {
    return await db().$transaction(work, { maxWait: 10_000, timeout: 60_000 });
  } catch (error) {
    if (sqlStateOf(error) === lockNotAvailable) return { ...nothing, busy: true };
    if (!isDataFault(error) || deliveries.length === 0) throw error;
    return { ...nothing, fault: { error, deliveries: deliveries.map(placeOf) } };
  }
}

function placeOf({ receivedAt, id }: StoredDelivery): Place {
  return { receivedAt, id };
}

const lockNotAvailable = '55P03';
const lockRow = z.object({ locked: z.boolean() });

/** Those who wait are served in the order in which they came: nobody who comes back at once keeps them out. */
async function lockConnection(tx: Transaction, connectionId: string, patient: boolean): Promise<boolean> {
  const name = `projection ${connectionId}`;
  const rows = await tx.$queryRaw`SELECT pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) AS locked`;
  if (z.array(lockRow).parse(rows)[0]?.locked) return true;
  if (!patient) return false;
  await tx.$executeRaw`SELECT set_config('lock_timeout', '1000', true)`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
  await tx.$executeRaw`SELECT set_config('lock_timeout', '0', true)`;
  return true;
}
