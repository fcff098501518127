import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { callEvent } from '../calls/call-event.ts';
import { callKeyId } from '../calls/call-key-id.ts';
import type { StoredEvent } from '../calls/fold.ts';
import type { Transaction } from '../db.ts';

const idRow = z.object({ id: z.uuid() });

const eventRow = callEvent.extend({
  deliveryId: z.uuid(),
  ordinal: z.number().int(),
  contentHash: z.string(),
  at: z.date().nullable(),
  receivedAt: z.date(),
  isTest: z.boolean(),
});

/**
 * The calls that these deliveries touch: those that own one of the new events' keys, and those that the
 * deliveries spoke of when they were last read.
 */
export async function affectedCalls(
  tx: Transaction,
  connectionId: string,
  deliveryIds: readonly string[],
  events: readonly StoredEvent[],
): Promise<string[]> {
  const keyIds = [...new Set(events.flatMap((event) => event.callKeys))].map((key) =>
    callKeyId(connectionId, key),
  );
  const rows = await tx.$queryRaw`
    SELECT call_id AS id FROM call_key WHERE id = ANY(${keyIds}::uuid[])
    UNION
    SELECT call_id AS id FROM call_event WHERE delivery_id = ANY(${deliveryIds}::uuid[])`;
  return z
    .array(idRow)
    .parse(rows)
    .map((row) => row.id);
}

/** The stored events of these calls, without those of the deliveries that are being read anew. */
export async function storedEvents(
  tx: Transaction,
  callIds: readonly string[],
  without: readonly string[],
): Promise<StoredEvent[]> {
  if (callIds.length === 0) return [];
  const rows = await tx.$queryRaw(Prisma.sql`
    SELECT e.delivery_id AS "deliveryId", e.ordinal, e.keys AS "callKeys", e.kind, e.at, e.finality, e.facts,
      e.content_hash AS "contentHash", d.received_at AS "receivedAt", d.is_test AS "isTest"
    FROM call_event AS e JOIN delivery AS d ON d.id = e.delivery_id
    WHERE e.call_id = ANY(${callIds}::uuid[]) AND NOT e.delivery_id = ANY(${without}::uuid[])`);
  return z
    .array(eventRow)
    .parse(rows)
    .map((row) => ({
      ...row,
      at: row.at?.toISOString() ?? null,
      receivedAt: row.receivedAt.toISOString(),
    }));
}
