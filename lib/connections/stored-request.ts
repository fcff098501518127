import { z } from 'zod';
import { db } from '../db.ts';

const requestRows = z.array(
  z.object({
    method: z.string(),
    trigger: z.string(),
    query: z.string(),
    contentType: z.string(),
    contentEncoding: z.string(),
    body: z.instanceof(Uint8Array),
    receivedAt: z.date(),
  }),
);
export type StoredRequest = z.infer<typeof requestRows>[number];

/** Larger bodies are no call, and too dear for a page that asks every second. Bytes. */
const largest = 262_144;

/**
 * A delivery as it came, for the functions of this folder, which have authorised their viewer. `null` when there is
 * none of this connection, its body was removed, or is too large to be looked at while somebody waits.
 */
export async function storedRequest(connectionId: string, deliveryId: string): Promise<StoredRequest | null> {
  const [stored] = requestRows.parse(
    await db().$queryRaw`
      SELECT method, trigger, query, content_type AS "contentType",
        coalesce(headers->>'content-encoding', '') AS "contentEncoding", body, received_at AS "receivedAt"
      FROM delivery
      WHERE id = ${deliveryId}::uuid AND connection_id = ${connectionId}::uuid
        AND body_removed_at IS NULL AND octet_length(body) <= ${largest}`,
  );
  return stored ?? null;
}
