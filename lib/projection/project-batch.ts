import { db, type Transaction } from '../db.ts';
import { isDataFault } from './data-fault.ts';
import type { ProjectedConnection } from './interpret-delivery.ts';
import { isLockedElsewhere, lockConnection } from './lock-connection.ts';
import { markRead } from './mark-read.ts';
import { readDeliveries } from './read-deliveries.ts';
import { type Place, type Selection, type StoredDelivery, selectDeliveries } from './select-deliveries.ts';

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

/** Milliseconds. */
const patience = 1_000;

const nothing: BatchResult = { taken: 0, last: null, busy: false };

/**
 * Takes deliveries of a connection to their calls, in one transaction. Reading a delivery again replaces what it
 * said before, which makes first reading, replay and rebuild the same thing.
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
    if (!(await lockConnection(tx, connection.id, patient ? patience : 0))) return { ...nothing, busy: true };
    deliveries = await selectDeliveries(tx, connection.id, selection, limit);
    if (deliveries.length === 0) return nothing;

    const read = await readDeliveries(tx, connection, deliveries);
    await markRead(tx, connection, read);
    return { taken: read.length, last: deliveries.map(placeOf).at(-1) ?? null, busy: false };
  };
  try {
    return await db().$transaction(work, { maxWait: 10_000, timeout: 60_000 });
  } catch (error) {
    if (isLockedElsewhere(error)) return { ...nothing, busy: true };
    if (!isDataFault(error) || deliveries.length === 0) throw error;
    return { ...nothing, fault: { error, deliveries: deliveries.map(placeOf) } };
  }
}

function placeOf({ receivedAt, id }: StoredDelivery): Place {
  return { receivedAt, id };
}
