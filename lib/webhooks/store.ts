import { createHash } from 'node:crypto';
import { z } from 'zod';
import { db } from '../db.ts';

/** An authenticated request, secrets removed. */
export type NewDelivery = {
  connectionId: string;
  method: string;
  trigger: string;
  query: string;
  headers: Record<string, string>;
  contentType: string;
  body: Uint8Array<ArrayBuffer>;
  secretFingerprint: string;
  address: string | null;
  /** Why its body cannot be read, when it cannot: kept as *failed* at once. */
  problem: string | null;
};

const stored = z.object({ id: z.uuid(), repeats: z.number().int() });

/**
 * Stores a delivery durably, in one statement. The same content on the same connection is the same delivery,
 * counted once more.
 *
 * @returns its id, and how often the same content came before.
 * @throws what the database throws: then nothing is stored and the sender must not be told otherwise.
 */
export async function store(delivery: NewDelivery): Promise<{ id: string; repeats: number }> {
  const rows = await db().$queryRaw`
    INSERT INTO delivery
      (connection_id, method, trigger, query, headers, content_type, body, content_hash, secret_fingerprint, address, state, reason)
    VALUES (
      ${delivery.connectionId}::uuid, ${delivery.method}, ${delivery.trigger}, ${delivery.query},
      ${JSON.stringify(delivery.headers)}::jsonb, ${delivery.contentType}, ${delivery.body}, ${contentHash(delivery)},
      ${delivery.secretFingerprint}, ${delivery.address},
      ${delivery.problem === null ? 'pending' : 'failed'}, ${delivery.problem})
    ON CONFLICT (connection_id, content_hash)
    DO UPDATE SET repeats = delivery.repeats + 1, last_received_at = now()
    RETURNING id, repeats`;
  return z.tuple([stored]).parse(rows)[0];
}

/** The trigger and the query belong to the content: the same bytes sent to two triggers say two things. */
function contentHash({ trigger, query, body }: NewDelivery): Uint8Array<ArrayBuffer> {
  const hash = createHash('sha256')
    .update(`${trigger.length}:${trigger}${query.length}:${query}`)
    .update(body);
  return new Uint8Array(hash.digest());
}
