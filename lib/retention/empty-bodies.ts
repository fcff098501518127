import type { Transaction } from '../db.ts';

/**
 * Removes what deliveries carried, in body or query string. When, from where and what was read of it stays; reading
 * them again is no longer possible, so their calls stand as they are. What is empty already counts for nothing.
 *
 * @returns how many bodies went.
 */
export async function emptyBodies(tx: Transaction, deliveryIds: readonly string[]): Promise<number> {
  return await tx.$executeRaw`
    UPDATE delivery SET body = ''::bytea, query = '', body_removed_at = now()
    WHERE id = ANY(${deliveryIds}::uuid[]) AND body_removed_at IS NULL`;
}

/** The same for all deliveries that speak of calls. */
export async function emptyBodiesOfCalls(tx: Transaction, callIds: readonly string[]): Promise<number> {
  return await tx.$executeRaw`
    UPDATE delivery SET body = ''::bytea, query = '', body_removed_at = now()
    WHERE body_removed_at IS NULL
      AND id IN (SELECT delivery_id FROM call_event WHERE call_id = ANY(${callIds}::uuid[]))`;
}
