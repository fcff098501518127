import { z } from 'zod';
import { db } from '../db.ts';
import { logger } from '../logger.ts';
import { intake } from '../webhooks/intake.ts';

/**
 * How this process is doing. `degraded`: the database is away, or deliveries wait on this computer's disk for
 * it; webhooks are still taken. `unavailable`: nor does the disk take them.
 */
export type Health = {
  status: 'ok' | 'degraded' | 'unavailable';
  database: 'ok' | 'unreachable';
  /** The age, in seconds, of the oldest delivery that waits for projection; `null`: none does, or nobody knows. */
  oldestPendingDelivery: number | null;
  /** What waits on disk for the database; `oldest` is an age in seconds. */
  spool: { status: 'ok' | 'full' | 'unusable'; deliveries: number; bytes: number; oldest: number | null };
};

/** Asks the database and the spool. Never throws. */
export async function checkHealth(): Promise<Health> {
  const [lag, spool] = await Promise.all([projectionLag(), spoolState()]);
  const database = lag === undefined ? 'unreachable' : 'ok';
  const impaired = database !== 'ok' || spool.deliveries > 0 || spool.status !== 'ok';
  const status = !impaired ? 'ok' : database === 'ok' || spool.status === 'ok' ? 'degraded' : 'unavailable';
  return { status, database, oldestPendingDelivery: lag ?? null, spool };
}

const row = z.object({ age: z.coerce.number().nullable() });

/** Whoever looks every second needs to read it in the log once, until it works again. */
let complained = false;

/** Seconds; `undefined` when the database does not answer. */
async function projectionLag(): Promise<number | null | undefined> {
  try {
    const rows = await db().$queryRaw`
      SELECT max(extract(epoch FROM now() - (
        SELECT d.received_at FROM delivery AS d
        WHERE d.connection_id = c.id AND d.state = 'pending' ORDER BY d.received_at LIMIT 1))) AS age
      FROM connection AS c WHERE c.status <> 'paused'`;
    const age = z.array(row).parse(rows)[0]?.age ?? null;
    complained = false;
    return age === null ? null : toSeconds(age * 1000);
  } catch (error) {
    if (!complained) logger().warn({ err: error }, 'the health check did not reach the database');
    complained = true;
    return undefined;
  }
}

async function spoolState(): Promise<Health['spool']> {
  try {
    const { waiting, full } = await intake().state();
    const oldest = waiting.oldest === null ? null : toSeconds(Date.now() - waiting.oldest.getTime());
    return { status: full ? 'full' : 'ok', deliveries: waiting.records, bytes: waiting.bytes, oldest };
  } catch {
    return { status: 'unusable', deliveries: 0, bytes: 0, oldest: null };
  }
}

function toSeconds(milliseconds: number): number {
  return Math.max(0, Math.round(milliseconds) / 1000);
}
