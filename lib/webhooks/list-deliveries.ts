import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { beyond, instant, nearest, readCursor, toPage } from './received-cursor.ts';

/** What became of a delivery. `failed` ones keep their reason and can be replayed. */
export const deliveryState = z.enum(['pending', 'projected', 'ignored', 'failed']);
export type DeliveryState = z.infer<typeof deliveryState>;

const deliverySummary = z.object({
  id: z.uuid(),
  connectionId: z.uuid(),
  connectionLabel: z.string(),
  provider: z.string(),
  receivedAt: instant,
  method: z.string(),
  trigger: z.string(),
  contentType: z.string(),
  /** Of the body. */
  bytes: z.number(),
  /** How often the same content came again. */
  repeats: z.number(),
  state: deliveryState,
  reason: z.string().nullable(),
  isTest: z.boolean(),
  /** How many calls it says something about. */
  calls: z.coerce.number(),
});
export type DeliverySummary = z.infer<typeof deliverySummary>;

export type DeliveryFilter = {
  connectionId?: string;
  state?: DeliveryState;
  /** From an earlier page; the newest deliveries without. */
  cursor?: string;
  /** 50 when absent, at most 500. */
  limit?: number;
};

/**
 * What the providers sent, newest first by (received, id), without the bodies.
 *
 * @throws {AppError} `forbidden` without `deliveries.read`, `invalid_input` for a cursor that is none.
 */
export async function listDeliveries(
  viewer: Viewer,
  filter: DeliveryFilter = {},
): Promise<{ deliveries: DeliverySummary[]; newer: string | null; older: string | null }> {
  authorise(viewer, 'deliveries.read');
  const limit = Math.min(Math.max(Math.trunc(filter.limit ?? 50), 1), 500);
  const cursor = readCursor(filter.cursor);
  const read = await db().$queryRaw`
    SELECT r.id, r.connection_id AS "connectionId", n.label AS "connectionLabel", n.provider,
      r.received_at AS "receivedAt", r.method, r.trigger, r.content_type AS "contentType",
      octet_length(r.body) AS bytes, r.repeats, r.state, r.reason, r.is_test AS "isTest",
      (SELECT count(DISTINCT e.call_id) FROM call_event AS e WHERE e.delivery_id = r.id) AS calls
    FROM delivery AS r JOIN connection AS n ON n.id = r.connection_id
    WHERE ${beyond(cursor)}
      AND ${filter.state === undefined ? Prisma.sql`TRUE` : Prisma.sql`r.state = ${filter.state}`}
      AND ${filter.connectionId === undefined ? Prisma.sql`TRUE` : Prisma.sql`r.connection_id = ${filter.connectionId}::uuid`}
    ORDER BY ${nearest(cursor)}
    LIMIT ${limit + 1}`;
  const { rows, newer, older } = toPage(z.array(deliverySummary).parse(read), limit, cursor);
  return { deliveries: rows, newer, older };
}
