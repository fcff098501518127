import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { beyond, nearest, readCursor, toPage } from '../http/time-cursor.ts';
import { instant } from '../instant.ts';

const rejectedRequest = z.object({
  id: z.uuid(),
  /** Both `null` when the address named no connection. */
  connectionId: z.uuid().nullable(),
  connectionLabel: z.string().nullable(),
  provider: z.string(),
  /** When the last of them came. */
  receivedAt: instant,
  /** How many requests that were refused alike this stands for. */
  times: z.number(),
  method: z.string(),
  cause: z.string(),
  detail: z.string().nullable(),
  /** Of the secret that was offered, if one was. */
  fingerprint: z.string().nullable(),
  address: z.string().nullable(),
});
export type RejectedSummary = z.infer<typeof rejectedRequest>;

type RejectedFilter = {
  connectionId?: string | undefined;
  /** The last of them came at this instant (UTC, ISO 8601) or later. */
  from?: string | undefined;
  /** And before this one. */
  to?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
};

/** What the list is ordered by. */
const order = [Prisma.sql`r.received_at`, Prisma.sql`r.id`] as const;

/**
 * Refused requests, newest first by (received, id): who, when and why. What they carried was not kept.
 *
 * @throws {AppError} `forbidden` without `deliveries.read`, `invalid_input` for a cursor that is none.
 */
export async function listRejected(
  viewer: Viewer,
  filter: RejectedFilter = {},
): Promise<{ rejected: RejectedSummary[]; newer: string | null; older: string | null }> {
  authorise(viewer, 'deliveries.read');
  const limit = Math.min(Math.max(Math.trunc(filter.limit ?? 50), 1), 500);
  const cursor = readCursor(filter.cursor);
  const read = await db().$queryRaw`
    SELECT r.id, r.connection_id AS "connectionId", n.label AS "connectionLabel", r.provider,
      r.received_at AS "receivedAt", r.times, r.method, r.cause, r.detail, r.fingerprint, r.address
    FROM rejected_request AS r LEFT JOIN connection AS n ON n.id = r.connection_id
    WHERE ${beyond(cursor, ...order)}
      AND ${filter.connectionId === undefined ? Prisma.sql`TRUE` : Prisma.sql`r.connection_id = ${filter.connectionId}::uuid`}
      AND ${filter.from === undefined ? Prisma.sql`TRUE` : Prisma.sql`r.received_at >= ${filter.from}::timestamptz`}
      AND ${filter.to === undefined ? Prisma.sql`TRUE` : Prisma.sql`r.received_at < ${filter.to}::timestamptz`}
    ORDER BY ${nearest(cursor, ...order)}
    LIMIT ${limit + 1}`;
  const { rows, newer, older } = toPage(
    z.array(rejectedRequest).parse(read),
    limit,
    cursor,
    (row) => row.receivedAt,
  );
  return { rejected: rows, newer, older };
}
