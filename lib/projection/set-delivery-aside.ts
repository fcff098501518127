import type { Database } from '../db.ts';
import { logger } from '../logger.ts';
import { describeFault } from './data-fault.ts';

/** A delivery that fails this often by its own content is set aside. */
const attemptsBeforeFailed = 3;

/** Counts a delivery that could not be stored by its own content: it is tried again, and failed after the third time. */
export async function setDeliveryAside(
  database: Database,
  deliveryId: string,
  error: unknown,
): Promise<void> {
  logger().error({ fault: describeFault(error), deliveryId }, 'a delivery could not be projected');
  await database.$executeRaw`
    UPDATE delivery SET
      attempts = attempts + 1,
      state = CASE WHEN attempts + 1 >= ${attemptsBeforeFailed} THEN 'failed' ELSE 'pending' END,
      reason = 'its call could not be stored: see the server log for this delivery, then replay it'
    WHERE id = ${deliveryId}::uuid`;
}
