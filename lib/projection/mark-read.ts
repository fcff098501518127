import type { Transaction } from '../db.ts';
import type { ProjectedConnection, ReadDelivery } from './interpret-delivery.ts';

/**
 * Notes what became of deliveries, and that their connection has received something. What stands already is not
 * written again. Rows are locked in the order in which the front door counts repeats, so that neither waits for
 * the other for ever.
 */
export async function markRead(
  tx: Transaction,
  connection: ProjectedConnection,
  read: readonly ReadDelivery[],
): Promise<void> {
  await tx.$executeRaw`
    WITH changed AS (
      SELECT d.id, r.state, r.reason
      FROM unnest(
        ${read.map(({ id }) => id)}::uuid[], ${read.map(({ state }) => state)}::text[],
        ${read.map(({ reason }) => reason)}::text[]) AS r (id, state, reason)
      JOIN delivery AS d ON d.id = r.id
      WHERE (d.state, d.reason, d.attempts) IS DISTINCT FROM (r.state, r.reason, 0)
      ORDER BY d.content_hash
      FOR NO KEY UPDATE OF d)
    UPDATE delivery SET state = changed.state, reason = changed.reason, attempts = 0
    FROM changed WHERE delivery.id = changed.id`;
  if (connection.status !== 'waiting') return;
  await tx.$executeRaw`
    UPDATE connection SET status = 'active', updated_at = now()
    WHERE id = ${connection.id}::uuid AND status = 'waiting'`;
}
