import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db, patiently } from '../db.ts';
import { drain } from './drain.ts';
import { findProjectedConnections } from './find-projected-connections.ts';
import type { ProjectedConnection } from './interpret-delivery.ts';
import { projectOrSetAside } from './project-or-set-aside.ts';
import { removeEmptyCalls } from './remove-empty-calls.ts';
import type { Place } from './select-deliveries.ts';
import { sideBySide } from './side-by-side.ts';

/**
 * Reads every stored delivery again and makes all calls anew from them, while new ones keep coming in and are
 * taken to their calls between the batches. What a delivery said before is replaced as it is read again, so
 * pages show calls all the time, and a rebuild that is killed leaves them whole, some as read before; calls that
 * no delivery speaks of disappear. Deliveries of paused connections stay as they are.
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
  return patiently(async () => {
    const { total, until } = await countDeliveries();
    let done = 0;
    onProgress(done, total);
    await sideBySide(await findProjectedConnections({ withWork: false }), (connection) =>
      readAgain(connection, until, (taken) => {
        done = Math.min(total, done + taken);
        onProgress(done, total);
      }),
    );
    for (let last = await removeEmptyCalls(db(), null); last !== null; )
      last = await removeEmptyCalls(db(), last);
    await drain();
    onProgress(total, total);
    return total;
  });
}

async function readAgain(
  connection: ProjectedConnection,
  until: Date,
  onProgress: (taken: number) => void,
): Promise<void> {
  let after: Place | null = null;
  for (;;) {
    const selection = { of: 'all', after, until } as const;
    const { taken, last, busy } = await projectOrSetAside({ connection, selection, patient: true });
    if (taken === 0 && !busy) return;
    onProgress(taken);
    after = last ?? after;
  }
}

const countRow = z.object({ total: z.coerce.number(), until: z.date() });

/** How many deliveries there are now, and a time by which they have come (a second of grace for rounding). */
async function countDeliveries(): Promise<z.infer<typeof countRow>> {
  const rows = await db().$queryRaw`
    SELECT count(*) AS total, statement_timestamp() + interval '1 second' AS until
    FROM delivery JOIN connection ON connection.id = delivery.connection_id
    WHERE connection.status <> 'paused' AND delivery.body_removed_at IS NULL`;
  return z.tuple([countRow]).parse(rows)[0];
}
