import { z } from 'zod';
import type { Database } from '../db.ts';

const batchSize = 20_000;
const lastRow = z.tuple([z.object({ last: z.uuid().nullable() })]);

/**
 * Removes calls that no event speaks of any more, among the next 20,000 in the order of their ids.
 *
 * @param after the last call that was looked at; `null` for the first ones.
 * @returns the last call that was looked at now; `null` when there are no more.
 */
export async function removeEmptyCalls(database: Database, after: string | null): Promise<string | null> {
  const rows = await database.$queryRaw`
    WITH looked AS MATERIALIZED (
      SELECT id FROM call WHERE ${after}::uuid IS NULL OR id > ${after}::uuid ORDER BY id LIMIT ${batchSize}),
    gone AS (
      DELETE FROM call USING looked
      WHERE call.id = looked.id AND NOT EXISTS (SELECT FROM call_event WHERE call_event.call_id = call.id)
      RETURNING call.connection_id, call.state, call.started_at),
    noted AS (
      INSERT INTO dirty_bucket (bucket, connection_id)
      SELECT DISTINCT date_bin('15 minutes', started_at, 'epoch'), connection_id FROM gone WHERE state = 'ended')
    SELECT (SELECT id FROM looked ORDER BY id DESC LIMIT 1) AS last`;
  return lastRow.parse(rows)[0].last;
}
