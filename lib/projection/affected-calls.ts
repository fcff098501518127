import { z } from 'zod';
import { callKeyId } from '../calls/call-key-id.ts';
import type { StoredEvent } from '../calls/fold.ts';
import { storedEvents } from '../calls/stored-events.ts';
import type { Transaction } from '../db.ts';

const idRows = z.array(z.object({ id: z.uuid() }));

/** The calls that deliveries touch, and what all other deliveries said of them. */
type AffectedCalls = { callIds: string[]; events: StoredEvent[] };

/**
 * The calls that these deliveries touch: those that own one of the new events' keys, and those that the
 * deliveries spoke of when they were last read.
 */
export async function affectedCalls(
  tx: Transaction,
  connectionId: string,
  deliveryIds: readonly string[],
  events: readonly StoredEvent[],
): Promise<AffectedCalls> {
  const keys = new Set(events.flatMap((event) => event.callKeys));
  const keyIds = [...keys].map((key) => callKeyId(connectionId, key));
  const rows = await tx.$queryRaw`
    SELECT call_id AS id FROM call_key WHERE id = ANY(${keyIds}::uuid[])
    UNION
    SELECT call_id AS id FROM call_event WHERE delivery_id = ANY(${deliveryIds}::uuid[])`;
  const callIds = idRows.parse(rows).map(({ id }) => id);
  return { callIds, events: await storedEvents(tx, callIds, deliveryIds) };
}
