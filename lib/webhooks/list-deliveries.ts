import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { beyond, nearest, readCursor, toPage } from '../http/time-cursor.ts';
import { instant } from '../instant.ts';
import {
  type DeliveryFilters,
  deliveryConditions,
  type SearchBound,
  searchBound,
  since,
} from './delivery-filters.ts';
import { deliveryState } from './delivery-state.ts';

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

type DeliveryFilter = DeliveryFilters & {
  /** From an earlier page; the newest deliveries without. */
  cursor?: string | undefined;
  /** 50 when absent, at most 500. */
  limit?: number | undefined;
};

export type DeliveryPage = {
  deliveries: DeliverySummary[];
  newer: string | null;
  older: string | null;
  /** How far back was searched, where each delivery had to be looked at, for words. */
  search: SearchBound | null;
};

/** What the list is ordered by. */
const order = [Prisma.sql`r.received_at`, Prisma.sql`r.id`] as const;

/**
 * What the providers sent, newest first by (received, id), without the bodies. A search for words looks at
 * the newest 10,000 deliveries (or 64 MiB of bodies) that the other filters leave, and no further; compressed bodies
 * are searched as they were sent.
 *
 * @throws {AppError} `forbidden` without `deliveries.read`, `invalid_input` for a cursor that is none.
 */
export async function listDeliveries(viewer: Viewer, filter: DeliveryFilter = {}): Promise<DeliveryPage> {
  authorise(viewer, 'deliveries.read');
  const limit = Math.min(Math.max(Math.trunc(filter.limit ?? 50), 1), 500);
  const cursor = readCursor(filter.cursor);
  const { indexed, looked } = await deliveryConditions(db(), filter);
  const search = looked === null ? null : await searchBound(db(), indexed);
  if (search?.since === null) return { deliveries: [], newer: null, older: null, search };
  const read = await db().$queryRaw`
    SELECT r.id, r.connection_id AS "connectionId", n.label AS "connectionLabel", n.provider,
      r.received_at AS "receivedAt", r.method, r.trigger, r.content_type AS "contentType",
      octet_length(r.body) AS bytes, r.repeats, r.state, r.reason, r.is_test AS "isTest",
      (SELECT count(DISTINCT e.call_id) FROM call_event AS e WHERE e.delivery_id = r.id) AS calls
    FROM delivery AS r JOIN connection AS n ON n.id = r.connection_id
    WHERE ${beyond(cursor, ...order)} AND ${indexed}
      AND ${search === null ? Prisma.sql`TRUE` : since(search.since)} AND ${looked ?? Prisma.sql`TRUE`}
    ORDER BY ${nearest(cursor, ...order)}
    LIMIT ${limit + 1}`;
  const { rows, newer, older } = toPage(
    z.array(deliverySummary).parse(read),
    limit,
    cursor,
    (row) => row.receivedAt,
  );
  return { deliveries: rows, newer, older, search };
}
