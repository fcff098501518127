import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { db, type Transaction } from '../db.ts';
import { instant } from '../instant.ts';
import {
  callKeys,
  callMeasures,
  countedCall,
  counterColumns,
  counterKeys,
  summedCounters,
  thresholds,
} from './call-measures.ts';
import { rollUpDays } from './roll-up-days.ts';

/** How many notes of changed quarter hours one round takes. */
const roundSize = 2_000;

const dirtyRow = z.object({
  bucket: instant,
  connectionId: z.uuid(),
});
type DirtyQuarter = z.infer<typeof dirtyRow>;
const lockRow = z.object({ locked: z.boolean() });

/**
 * Recomputes the counters of every quarter hour whose calls changed, and of the days they lie in, from the calls
 * themselves: a counter can be late, never wrong by drift. One process at a time; another one leaves the work to
 * it, unless `patient`: then everything noted until now is recomputed when this returns.
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
      if (!(await lockCounters(tx, patient))) return 0;
      const taken = await tx.$queryRaw`
        DELETE FROM dirty_bucket
        WHERE id IN (SELECT id FROM dirty_bucket ORDER BY id LIMIT ${roundSize})
        RETURNING bucket, connection_id AS "connectionId"`;
      const dirty = z.array(dirtyRow).parse(taken);
      if (dirty.length > 0) {
        await rollUpQuarters(tx, dirty);
        await rollUpDays(tx, dirty);
      }
      await endRecompute(tx);
      return dirty.length;
    },
    { maxWait: 10_000, timeout: 60_000 },
  );
}

/** Whoever holds this lock, to the end of the transaction, is alone with the counters. */
export async function lockCounters(tx: Transaction, patient: boolean): Promise<boolean> {
  if (patient) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('call rollup', 0))`;
    return true;
  }
  const rows =
    await tx.$queryRaw`SELECT pg_try_advisory_xact_lock(hashtextextended('call rollup', 0)) AS locked`;
  return z.array(lockRow).parse(rows)[0]?.locked ?? false;
}

// OFFSET 0 keeps each stretch a look into the index: joined freely, PostgreSQL may read all calls for each.
async function rollUpQuarters(tx: Transaction, dirty: readonly DirtyQuarter[]): Promise<void> {
  const quarters = Prisma.sql`(SELECT DISTINCT bucket, "connectionId"
    FROM jsonb_to_recordset(${JSON.stringify(dirty)}::jsonb) AS d (bucket timestamptz, "connectionId" uuid))`;
  await tx.$executeRaw`
    DELETE FROM call_rollup AS r USING ${quarters} AS d
    WHERE r.bucket = d.bucket AND r.connection_id = d."connectionId"`;
  await tx.$executeRaw`
    INSERT INTO call_rollup (bucket, ${counterKeys}, ${counterColumns})
    SELECT bucket, ${counterKeys}, ${summedCounters}
    FROM (
      SELECT d.bucket, ${callKeys}, ${callMeasures}
      FROM ${quarters} AS d CROSS JOIN LATERAL (
        SELECT * FROM call
        WHERE connection_id = d."connectionId"
          AND started_at >= d.bucket AND started_at < d.bucket + interval '15 minutes'
        OFFSET 0) AS c
      CROSS JOIN ${thresholds}
      WHERE ${countedCall}) AS calls
    GROUP BY 1, 2, 3, 4, 5`;
}

async function endRecompute(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    UPDATE workspace SET recompute_until = NULL, recompute_total = NULL
    WHERE recompute_until IS NOT NULL
      AND NOT EXISTS (SELECT FROM dirty_bucket WHERE dirty_bucket.id <= workspace.recompute_until)`;
}
