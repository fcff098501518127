import { z } from 'zod';
import type { Database } from '../db.ts';
import { instant } from '../instant.ts';
import { callEvent } from './call-event.ts';
import type { StoredEvent } from './fold.ts';

const eventRow = callEvent.extend({
  deliveryId: z.uuid(),
  ordinal: z.number().int(),
  contentHash: z.string(),
  at: instant.nullable(),
  receivedAt: instant,
  isTest: z.boolean(),
});
const eventRows = z.array(eventRow);

/**
 * The stored events of calls, in no order, without those of the deliveries named in `without`.
 *
 * @throws {z.ZodError} when a row holds what the call model does not know: another version wrote it.
 */
export async function storedEvents(
  database: Database,
  callIds: readonly string[],
  without: readonly string[] = [],
): Promise<StoredEvent[]> {
  if (callIds.length === 0) return [];
  return eventRows.parse(
    await database.$queryRaw`
      SELECT e.delivery_id AS "deliveryId", e.ordinal, e.keys AS "callKeys", e.kind, e.at, e.finality, e.facts,
        e.content_hash AS "contentHash", d.received_at AS "receivedAt", d.is_test AS "isTest"
      FROM call_event AS e JOIN delivery AS d ON d.id = e.delivery_id
      WHERE e.call_id = ANY(${callIds}::uuid[]) AND NOT e.delivery_id = ANY(${without}::uuid[])`,
  );
}
