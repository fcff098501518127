import { db } from '../db.ts';

/**
 * Deletes the refused requests that are older than thirty days, and those beyond the newest 100,000 rows.
 *
 * @returns how many rows went.
 */
export async function pruneRejected(most = 100_000): Promise<number> {
  return await db().$executeRaw`
    DELETE FROM rejected_request
    WHERE received_at < now() - interval '30 days'
      OR (received_at, id) <= (
        SELECT received_at, id FROM rejected_request ORDER BY received_at DESC, id DESC LIMIT 1 OFFSET ${most})`;
}
