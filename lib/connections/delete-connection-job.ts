import { z } from 'zod';
import type { Database } from '../db.ts';
import { AppError } from '../http/app-error.ts';

/** The kind of job that removes a connection. */
export const deletionKind = 'connection_deletion';

const removedRows = z.object({ calls: z.number(), deliveries: z.number() });

/** What it is started with; `removed`: what an earlier job had removed before it stood still. */
export const deletionInput = z.object({
  connectionId: z.uuid(),
  label: z.string(),
  provider: z.string(),
  removed: removedRows,
});
export type DeletionInput = z.infer<typeof deletionInput>;

/** Where it stands: what it removes now, after which row it goes on, and how many rows have gone so far. */
export const deletionCursor = removedRows.extend({
  part: z.enum(['calls', 'deliveries', 'connection']),
  after: z.object({ at: z.iso.datetime(), id: z.uuid() }).nullable(),
});
export type DeletionCursor = z.infer<typeof deletionCursor>;

/** How far the deletion of a connection is. */
export type Deletion = {
  /** `stopped`: it failed or was cancelled. It can only go on: the connection takes nothing any more. */
  state: 'running' | 'stopped';
  /** Calls and deliveries; `total` is 0 until they are counted. */
  done: number;
  total: number;
  /** Why it failed. */
  problem: string | null;
  removed: { calls: number; deliveries: number };
};

const deletionRow = z.object({
  connectionId: z.uuid(),
  state: z.enum(['running', 'stopped']),
  done: z.number(),
  total: z.number(),
  problem: z.string().nullable(),
  removed: removedRows,
});

/** Connections that are being deleted, by id. */
export async function deletionsUnderWay(database: Database): Promise<Map<string, Deletion>> {
  const rows = z.array(deletionRow).parse(
    await database.$queryRaw`
      SELECT DISTINCT ON (c.id) c.id AS "connectionId", j.done, j.total, j.problem,
        CASE j.state WHEN 'running' THEN 'running' ELSE 'stopped' END AS state,
        jsonb_build_object(
          'calls', coalesce(j.cursor->'calls', j.input->'removed'->'calls'),
          'deliveries', coalesce(j.cursor->'deliveries', j.input->'removed'->'deliveries')) AS removed
      FROM job AS j JOIN connection AS c ON c.id = (j.input->>'connectionId')::uuid
      WHERE j.kind = ${deletionKind}
      ORDER BY c.id, j.created_at DESC, j.id DESC`,
  );
  return new Map(rows.map(({ connectionId, ...deletion }) => [connectionId, deletion]));
}

/**
 * Makes sure that a connection is not being deleted: there is nothing to change about it any more.
 *
 * @throws {AppError} `conflict` when it is.
 */
export async function refuseWhileRemoved(database: Database, connectionId: string): Promise<void> {
  if (!(await deletionsUnderWay(database)).has(connectionId)) return;
  throw new AppError(
    'conflict',
    'This connection is being deleted. Nothing about it can be changed any more.',
  );
}
