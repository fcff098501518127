import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { drain } from './drain.ts';

const countRow = z.object({ count: z.coerce.number() });

/** Milliseconds between two looks at a batch that another process holds. */
const patience = 200;

/**
 * Reads every stored delivery again and makes all calls anew from them, while new ones keep coming in. What a
 * delivery said before is replaced as it is read again, so pages show calls all the time; calls that no
 * delivery speaks of disappear. Deliveries of paused connections stay as they are.
 *
 * @param onProgress is told how many deliveries are done, of how many.
 * @returns how many deliveries were read.
 * @throws {AppError} `forbidden` when the viewer may not.
 */
export async function rebuild(
  viewer: Viewer,
  onProgress: (done: number, total: number) => void,
): Promise<number> {
  authorise(viewer, 'pipeline.run');
  const before = new Date();
  const total = await db().$executeRaw`
    UPDATE delivery SET state = 'pending', attempts = 0, reason = NULL
    FROM connection WHERE connection.id = delivery.connection_id AND connection.status <> 'paused'
      AND delivery.state <> 'pending'`;
  let done = 0;
  onProgress(done, total);
  for (let left = await pending(before); left > 0; left = await pending(before)) {
    done = Math.max(done, total - left);
    const taken = await drain((batch) => {
      done = Math.min(total, done + batch);
      onProgress(done, total);
    });
    if (taken === 0) await new Promise((resolve) => setTimeout(resolve, patience));
  }
  await db().$executeRaw`
    DELETE FROM call WHERE NOT EXISTS (SELECT FROM call_event WHERE call_event.call_id = call.id)`;
  onProgress(total, total);
  return total;
}

/** Deliveries that were there before the rebuild began and still wait to be read. */
async function pending(before: Date): Promise<number> {
  const rows = await db().$queryRaw`
    SELECT count(*) FROM delivery JOIN connection ON connection.id = delivery.connection_id
    WHERE delivery.state = 'pending' AND connection.status <> 'paused' AND delivery.received_at <= ${before}`;
  return z.array(countRow).parse(rows)[0]?.count ?? 0;
}
