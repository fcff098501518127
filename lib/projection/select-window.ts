import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import type { Transaction } from '../db.ts';
import type { ReplayConditions } from './replay-scope.ts';
import type { Place } from './select-deliveries.ts';

const windowRows = z.array(
  z.object({ id: z.uuid(), receivedAt: z.date(), isChosen: z.boolean(), isEmptied: z.boolean() }),
);

/** A delivery on the way of a replay: whether it is to be read, or cannot be, because its body was removed. */
type WindowRow = z.infer<typeof windowRows>[number];

/** Looking at deliveries is quick, reading them is not. */
const windowSize = { looked: 1_000, all: 500 };

/** The next deliveries of a connection that a replay passes, in order of arrival. */
export async function selectWindow(
  tx: Transaction,
  { indexed, looked }: Pick<ReplayConditions, 'indexed' | 'looked'>,
  { connectionId, after, until }: { connectionId: string; after: Place | null; until: Date },
): Promise<WindowRow[]> {
  const following =
    after === null
      ? Prisma.sql`TRUE`
      : Prisma.sql`(r.received_at, r.id) > (${after.receivedAt}, ${after.id}::uuid)`;
  return windowRows.parse(
    await tx.$queryRaw`
      SELECT r.id, r.received_at AS "receivedAt", r.body_removed_at IS NOT NULL AS "isEmptied",
        ${looked ?? Prisma.sql`TRUE`} AS "isChosen"
      FROM delivery AS r
      WHERE r.connection_id = ${connectionId}::uuid AND ${following} AND r.received_at <= ${until} AND ${indexed}
      ORDER BY r.received_at, r.id
      LIMIT ${looked === null ? windowSize.all : windowSize.looked}`,
  );
}
