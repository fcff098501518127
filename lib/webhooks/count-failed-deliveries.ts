import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';

const recently = 7 * 86_400_000;

/**
 * How many deliveries of the last seven days could not be read and wait for somebody to look at them.
 *
 * @throws {AppError} `forbidden` without the right to read deliveries.
 */
export async function countFailedDeliveries(viewer: Viewer, now: Date): Promise<number> {
  authorise(viewer, 'deliveries.read');
  return db().delivery.count({
    where: { state: 'failed', receivedAt: { gte: new Date(now.getTime() - recently) } },
  });
}
