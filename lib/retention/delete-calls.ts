import { z } from 'zod';
import type { Transaction } from '../db.ts';
import { emptyBodies } from './empty-bodies.ts';

/** How many went, of each. */
type DeletedCalls = {
  calls: number;
  /** Deliveries that spoke of no other call. */
  deliveries: number;
  /** Of deliveries that speak of other calls too. */
  bodies: number;
  notes: number;
  tags: number;
  dispositions: number;
};

const idRows = z.array(z.object({ id: z.uuid() })).transform((rows) => rows.map(({ id }) => id));

/**
 * Deletes calls with everything that hangs on them: events, keys, turns, actions, offers, what people added, and the
 * deliveries that spoke of them. A delivery that speaks of other calls too loses its body, so that no rebuild brings
 * the call back. The figures of their days are made anew. Whoever calls this holds `lockProjection`.
 */
export async function deleteCalls(tx: Transaction, callIds: readonly string[]): Promise<DeletedCalls> {
  const deliveryIds = idRows.parse(
    await tx.$queryRaw`
      SELECT DISTINCT delivery_id AS id FROM call_event WHERE call_id = ANY(${callIds}::uuid[])`,
  );
  const keyIds = idRows.parse(
    await tx.$queryRaw`SELECT id FROM call_key WHERE call_id = ANY(${callIds}::uuid[])`,
  );
  const ofKeys = { where: { keyId: { in: [...new Set([...keyIds, ...callIds])] } } };
  const notes = await tx.callNote.deleteMany(ofKeys);
  const tags = await tx.callTag.deleteMany(ofKeys);
  const dispositions = await tx.callDisposition.deleteMany(ofKeys);

  const gone = z.tuple([z.object({ calls: z.coerce.number() })]).parse(
    await tx.$queryRaw`
        WITH gone AS (
          DELETE FROM call WHERE id = ANY(${callIds}::uuid[]) RETURNING connection_id, state, started_at),
        noted AS (
          INSERT INTO dirty_bucket (bucket, connection_id)
          SELECT DISTINCT date_bin('15 minutes', started_at, 'epoch'), connection_id FROM gone WHERE state = 'ended')
        SELECT count(*) AS calls FROM gone`,
  );
  const deliveries = await tx.$executeRaw`
    DELETE FROM delivery WHERE id = ANY(${deliveryIds}::uuid[])
      AND NOT EXISTS (SELECT FROM call_event WHERE call_event.delivery_id = delivery.id)`;
  const bodies = await emptyBodies(tx, deliveryIds);
  return {
    calls: gone[0].calls,
    deliveries,
    bodies,
    notes: notes.count,
    tags: tags.count,
    dispositions: dispositions.count,
  };
}
