import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import type { Transaction } from '../db.ts';

const deliveryRow = z.object({
  id: z.uuid(),
  method: z.string(),
  trigger: z.string(),
  query: z.string(),
  contentType: z.string(),
  contentEncoding: z.string(),
  body: z.instanceof(Uint8Array),
  receivedAt: z.date(),
  isTest: z.boolean(),
});

/** A stored delivery, as far as reading it takes. */
export type StoredDelivery = z.infer<typeof deliveryRow>;

/** Where a delivery stands in the order of arrival on its connection. */
export type Place = { receivedAt: Date; id: string };

/**
 * Which deliveries of a connection to read: those waiting, all after a place (null: from the first), or certain
 * ones. Those whose body was removed are never read again: what they said stays as it was read.
 */
export type Selection =
  | { of: 'pending' }
  | { of: 'all'; after: Place | null; until: Date }
  | { of: 'these'; ids: readonly string[] };

/** Bodies are held in memory: so many bytes of them, or one that is larger. */
const bytesAtOnce = 4 * 1024 * 1024;

/** The oldest deliveries of a selection, in order of arrival: one batch. */
export async function selectDeliveries(
  tx: Transaction,
  connectionId: string,
  selection: Selection,
  limit: number,
): Promise<StoredDelivery[]> {
  const rows = await tx.$queryRaw`
    SELECT id, method, trigger, query, content_type AS "contentType",
      coalesce(headers->>'content-encoding', '') AS "contentEncoding", body, received_at AS "receivedAt",
      is_test AS "isTest"
    FROM (
      SELECT oldest.*, sum(octet_length(body)) OVER (ORDER BY received_at, id) - octet_length(body) AS bytes_before
      FROM (
        SELECT * FROM delivery
        WHERE connection_id = ${connectionId}::uuid AND ${condition(selection)}
        ORDER BY received_at, id
        LIMIT ${limit}) AS oldest) AS batch
    WHERE bytes_before < ${bytesAtOnce}
    ORDER BY received_at, id`;
  return z.array(deliveryRow).parse(rows);
}

function condition(selection: Selection): Prisma.Sql {
  if (selection.of === 'pending') return Prisma.sql`state = 'pending'`;
  if (selection.of === 'these')
    return Prisma.sql`id = ANY(${[...selection.ids]}::uuid[]) AND body_removed_at IS NULL`;
  const { after, until } = selection;
  const following =
    after === null
      ? Prisma.sql`TRUE`
      : Prisma.sql`(received_at, id) > (${after.receivedAt}, ${after.id}::uuid)`;
  return Prisma.sql`${following} AND received_at <= ${until} AND body_removed_at IS NULL`;
}
