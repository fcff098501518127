import { z } from 'zod';
import { db } from '../db.ts';
import { logger } from '../logger.ts';

/** How the product is doing. `oldestPendingDelivery` is its age in seconds; `null`: nothing is waiting. */
export type Health = {
  status: 'ok' | 'unavailable';
  database: 'ok' | 'unreachable';
  oldestPendingDelivery: number | null;
};

const row = z.object({ age: z.coerce.number().nullable() });

/** Asks the database for the age of the oldest delivery that waits for projection. Never throws. */
export async function checkHealth(): Promise<Health> {
  try {
    const rows = await db().$queryRaw`
      SELECT max(extract(epoch FROM now() - (
        SELECT d.received_at FROM delivery AS d
        WHERE d.connection_id = c.id AND d.state = 'pending' ORDER BY d.received_at LIMIT 1))) AS age
      FROM connection AS c WHERE c.status <> 'paused'`;
    const age = z.array(row).parse(rows)[0]?.age ?? null;
    const oldestPendingDelivery = age === null ? null : Math.max(0, Math.round(age * 1000) / 1000);
    return { status: 'ok', database: 'ok', oldestPendingDelivery };
  } catch (error) {
    logger().warn({ err: error }, 'the health check did not reach the database');
    return { status: 'unavailable', database: 'unreachable', oldestPendingDelivery: null };
  }
}
