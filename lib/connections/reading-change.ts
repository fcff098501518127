import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { instant } from '../instant.ts';

const changeRow = z.object({
  /** When how deliveries are read last changed. UTC. */
  changedAt: instant,
  /** The reading again that is under way. */
  job: z.object({ id: z.uuid(), done: z.number(), total: z.number() }).nullable(),
});

/** Deliveries of a connection were read with a time zone, country or settings that it no longer has. */
export type ReadingChange = z.infer<typeof changeRow>;

/**
 * Whether stored deliveries of a connection are still read as they were before its last change; `null` when all were
 * read again since, or none had been read before.
 *
 * @throws {AppError} `forbidden` without `connections.manage`.
 */
export async function readingChange(viewer: Viewer, connectionId: string): Promise<ReadingChange | null> {
  authorise(viewer, 'connections.manage');
  const rows = await db().$queryRaw`
    WITH change AS (
      SELECT max(at) AS at FROM audit_entry
      WHERE subject_type = 'connection' AND subject_id = ${connectionId} AND action = 'connection.changed'
        AND after ?| ARRAY['timeZone', 'defaultCountry', 'settings']),
    replay AS (
      SELECT id, state, done, total FROM job CROSS JOIN change
      WHERE kind = 'replay' AND created_at >= change.at AND state IN ('running', 'done')
        AND (input->'scope'->>'connectionId' = ${connectionId} OR input->'scope' ? 'everything')
      ORDER BY (state = 'done') DESC, created_at DESC LIMIT 1)
    SELECT change.at AS "changedAt",
      CASE WHEN replay.id IS NOT NULL
        THEN jsonb_build_object('id', replay.id, 'done', replay.done, 'total', replay.total) END AS job
    FROM change LEFT JOIN replay ON TRUE
    WHERE change.at IS NOT NULL AND replay.state IS DISTINCT FROM 'done'
      AND EXISTS (SELECT FROM delivery
        WHERE connection_id = ${connectionId}::uuid AND received_at < change.at AND state <> 'pending')`;
  const [found] = z.array(changeRow).parse(rows);
  return found ?? null;
}
