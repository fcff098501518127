import type { Transaction } from '../db.ts';

/**
 * Keeps projection away from connections to the end of the transaction, waiting for a batch under way: it would
 * write back what is being removed. In the order of their ids, so that two who lock several cannot wait for each
 * other for ever.
 */
export async function lockProjection(tx: Transaction, connectionIds: readonly string[]): Promise<void> {
  const ids = [...new Set(connectionIds)].sort();
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended('projection ' || id, 0))
    FROM (SELECT id FROM unnest(${ids}::text[]) AS id ORDER BY id) AS ordered`;
}
