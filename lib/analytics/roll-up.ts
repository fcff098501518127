import { z } from 'zod';
import { db, type Transaction } from '../db.ts';

/** How many notes of changed quarter hours one round takes. */
const roundSize = 2_000;

const dirtyRow = z.object({ bucket: z.date(), connectionId: z.uuid() });
const lockRow = z.object({ locked: z.boolean() });

/**
 * Recomputes the counters of every quarter hour whose calls changed, from the calls themselves: a rollup can
 * be late, never wrong by drift. One process at a time; another one leaves the work to it, unless `patient`:
 * then everything noted until now is recomputed when this returns.
 *
 * @returns how many notes of changed quarter hours were worked off.
 */
export async function rollUp({ patient = false } = {}): Promise<number> {
  let total = 0;
  let done: number;
  do {
    done = await round(patient);
    total += done;
    // Less than a full round was all there was; what came since is left to the next call.
  } while (done === roundSize);
  return total;
}

function round(patient: boolean): Promise<number> {
  return db().$transaction(
    async (tx) => {
      if (!(await lock(tx, patient))) return 0;
      const taken = await tx.$queryRaw`
        DELETE FROM dirty_bucket
        WHERE id IN (SELECT id FROM dirty_bucket ORDER BY id LIMIT ${roundSize})
        RETURNING bucket, connection_id AS "connectionId"`;
      const dirty = z.array(dirtyRow).parse(taken);
      if (dirty.length > 0) await recompute(tx, JSON.stringify(dirty));
      return dirty.length;
    },
    { maxWait: 10_000, timeout: 60_000 },
  );
}

async function lock(tx: Transaction, patient: boolean): Promise<boolean> {
  if (patient) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('call rollup', 0))`;
    return true;
  }
  const rows =
    await tx.$queryRaw`SELECT pg_try_advisory_xact_lock(hashtextextended('call rollup', 0)) AS locked`;
  return z.array(lockRow).parse(rows)[0]?.locked ?? false;
}

/** Test and internal calls are not part of the figures. */
async function recompute(tx: Transaction, dirty: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM call_rollup AS r
    USING jsonb_to_recordset(${dirty}::jsonb) AS d (bucket timestamptz, "connectionId" uuid)
    WHERE r.bucket = d.bucket AND r.connection_id = d."connectionId"`;
  await tx.$executeRaw`
    INSERT INTO call_rollup (
      bucket, connection_id, direction, outcome, reason, party, calls, short_abandoned, within_service_level,
      duration_sum, duration_count, ring_sum, ring_count, wait_sum, wait_count,
      talk_sum, talk_count, hold_sum, hold_count)
    SELECT d.bucket, c.connection_id, c.direction, coalesce(c.outcome, 'unknown'), coalesce(c.reason, ''), coalesce(c.party, ''),
      count(*),
      count(*) FILTER (WHERE c.outcome = 'abandoned' AND c.duration < s.short_call_seconds),
      count(*) FILTER (WHERE c.outcome = 'answered' AND c.direction = 'inbound' AND c.wait <= s.service_level_seconds),
      coalesce(sum(c.duration), 0), count(c.duration), coalesce(sum(c.ring), 0), count(c.ring),
      coalesce(sum(c.wait), 0), count(c.wait), coalesce(sum(c.talk), 0), count(c.talk),
      coalesce(sum(c.hold), 0), count(c.hold)
    FROM (SELECT DISTINCT bucket, "connectionId" FROM jsonb_to_recordset(${dirty}::jsonb) AS d (bucket timestamptz, "connectionId" uuid)) AS d
    JOIN call AS c ON c.connection_id = d."connectionId"
      AND c.started_at >= d.bucket AND c.started_at < d.bucket + interval '15 minutes'
    CROSS JOIN (
      SELECT coalesce(max(short_call_seconds), 10) AS short_call_seconds, coalesce(max(service_level_seconds), 20) AS service_level_seconds
      FROM workspace) AS s
    WHERE c.state = 'ended' AND NOT c.is_test AND c.direction <> 'internal'
    GROUP BY 1, 2, 3, 4, 5, 6`;
}
