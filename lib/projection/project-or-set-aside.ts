import { db } from '../db.ts';
import { logger } from '../logger.ts';
import { describeFault } from './data-fault.ts';
import { type BatchOptions, type BatchResult, projectBatch } from './project-batch.ts';
import { setDeliveryAside } from './set-delivery-aside.ts';

/** Enough for round trips not to count, few enough for a batch to be over in a moment. */
const batchSize = 500;

/**
 * One batch of at most 500 deliveries. When content makes it fail, its deliveries in smaller batches, down to
 * the one that cannot be stored: it counts as taken, is tried again, and ends as failed after three attempts. It
 * costs its neighbours nothing.
 *
 * @throws what the database throws when it is away; nothing is lost.
 */
export async function projectOrSetAside(options: Omit<BatchOptions, 'limit'>): Promise<BatchResult> {
  let { selection } = options;
  let limit = batchSize;
  let taken = 0;
  /** Deliveries among which there is one that fails. */
  let suspects = 0;
  for (;;) {
    const batch = await projectBatch({ ...options, selection, limit });
    const { fault } = batch;
    const found = fault?.deliveries.length ?? 0;
    if (found > 1) {
      if (suspects === 0) {
        logger().warn(
          { fault: describeFault(fault?.error), connectionId: options.connection.id },
          'a batch could not be projected, trying parts of it',
        );
        suspects = found;
      }
      limit = Math.floor(found / 4) || 1;
      continue;
    }
    const [poison] = fault?.deliveries ?? [];
    if (fault && poison) await setDeliveryAside(db(), poison.id, fault.error);
    const last = poison ?? batch.last;
    const done = poison ? 1 : batch.taken;
    taken += done;
    suspects -= done;
    limit = Math.min(batchSize, limit * 2);
    if (suspects <= 0 || done === 0) return { taken, last, busy: batch.busy };
    if (selection.of === 'all') selection = { ...selection, after: last };
  }
}
