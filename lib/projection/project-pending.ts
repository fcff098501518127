import { findProjectedConnections } from './find-projected-connections.ts';
import { projectOrSetAside } from './project-or-set-aside.ts';
import { sideBySide } from './side-by-side.ts';

type PendingOptions = {
  /** Told how many deliveries each batch took. */
  onProgress?: ((taken: number) => void) | undefined;
  /** When aborted, batches under way are finished and no other is begun. */
  signal?: AbortSignal | undefined;
};

/**
 * Takes everything that is pending to its calls, one batch of each connection in turn so that a long backlog of
 * one does not keep the others waiting. Paused connections wait. Figures are left to `rollUp`.
 *
 * @returns how many deliveries were read, and whether another process had some of the rest in its hands.
 * @throws what the database throws when it is away; nothing is lost, the work stays pending.
 */
export async function projectPending({
  onProgress = () => {},
  signal,
}: PendingOptions = {}): Promise<{ taken: number; busy: boolean }> {
  let total = 0;
  let busy = new Set<string>();
  while (!signal?.aborted) {
    const connections = await findProjectedConnections({ withWork: true });
    if (connections.length === 0) return { taken: total, busy: false };
    const busyBefore = busy;
    busy = new Set();
    let round = 0;
    await sideBySide(connections, async (connection) => {
      if (signal?.aborted) return;
      // What another process was at in the last round is waited for in this one: it could be at it for long.
      const patient = busyBefore.has(connection.id);
      const batch = await projectOrSetAside({ connection, selection: { of: 'pending' }, patient });
      if (batch.busy) busy.add(connection.id);
      round += batch.taken;
      onProgress(batch.taken);
    });
    total += round;
    const waited = busyBefore.size > 0;
    if (round === 0 && (waited || busy.size === 0)) return { taken: total, busy: busy.size > 0 };
  }
  return { taken: total, busy: false };
}
