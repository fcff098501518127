import { z } from 'zod';
import { db, type Transaction } from '../db.ts';
import { affectedCalls, storedEvents } from './affected-calls.ts';
import {
  interpretDelivery,
  type ProjectedConnection,
  pendingDeliveries,
  type ReadDelivery,
} from './interpret-delivery.ts';
import { joinCalls } from './join-calls.ts';
import { writeCalls } from './write-calls.ts';

/** `busy`: another process is projecting this connection right now. */
export type BatchResult = { taken: number; busy: boolean };

/** Small enough that a killed process repeats little, large enough that round trips do not count. */
export const batchSize = 100;

const lockRow = z.object({ locked: z.boolean() });

/**
 * Takes the oldest pending deliveries of a connection to their calls, in one transaction: interprets them,
 * joins their events with those already stored, folds the calls they touch and writes calls, keys and events
 * anew. Reading a delivery again replaces what it said before, which makes first reading, replay and rebuild
 * the same thing.
 *
 * One process at a time works on a connection (an advisory lock held to the end of the transaction), so calls
 * that several deliveries touch need no locks of their own.
 *
 * @param only reads this one delivery instead of the oldest ones.
 */
export function projectBatch(connection: ProjectedConnection, only?: string): Promise<BatchResult> {
  return db().$transaction(
    async (tx) => {
      if (!(await lockConnection(tx, connection.id))) return { taken: 0, busy: true };
      const pending = await pendingDeliveries(tx, connection.id, { limit: batchSize, only });
      if (pending.length === 0) return { taken: 0, busy: false };

      const read = pending.map((delivery) => interpretDelivery(delivery, connection));
      const ids = read.map((delivery) => delivery.id);
      const fresh = read.flatMap((delivery) => delivery.events);
      const before = await affectedCalls(tx, connection.id, ids, fresh);
      const known = await storedEvents(tx, before, ids);
      await writeCalls(tx, connection.id, before, joinCalls(connection.id, [...known, ...fresh]), connection);
      await markRead(tx, read);
      await markActive(tx, connection.id);
      return { taken: read.length, busy: false };
    },
    { maxWait: 10_000, timeout: 60_000 },
  );
}

async function lockConnection(tx: Transaction, connectionId: string): Promise<boolean> {
  const rows = await tx.$queryRaw`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${`projection ${connectionId}`}, 0)) AS locked`;
  return z.array(lockRow).parse(rows)[0]?.locked ?? false;
}

async function markRead(tx: Transaction, read: readonly ReadDelivery[]): Promise<void> {
  const rows = JSON.stringify(read.map(({ id, state, reason }) => ({ id, state, reason })));
  await tx.$executeRaw`
    UPDATE delivery SET state = r.state, reason = r.reason
    FROM jsonb_to_recordset(${rows}::jsonb) AS r (id uuid, state text, reason text)
    WHERE delivery.id = r.id`;
}

async function markActive(tx: Transaction, connectionId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE connection SET status = 'active', updated_at = now()
    WHERE id = ${connectionId}::uuid AND status = 'waiting'`;
}
