import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db, type Transaction } from '../db.ts';
import type { Connection } from './connection.ts';
import { refuseWhileRemoved } from './delete-connection-job.ts';
import { findConnection } from './find-connection.ts';

/**
 * Has the deliveries of a connection kept without being read: they are stored and answered as before, and wait
 * until it is resumed. A batch that is being read at this moment is finished first. Pausing twice changes nothing.
 *
 * @returns the connection as it is now.
 * @throws {AppError} `not_found`, `conflict` while it is being deleted, or `forbidden` without
 * `connections.manage`.
 */
export async function pauseConnection(viewer: Viewer, connectionId: string): Promise<Connection> {
  authorise(viewer, 'connections.manage');
  return db().$transaction(async (tx) => {
    const before = await lockedConnection(tx, connectionId);
    if (before.status === 'paused') return before;
    await tx.connection.update({ where: { id: connectionId }, data: { status: 'paused' } });
    await tell(tx, viewer, 'connection.paused', connectionId);
    return { ...before, status: 'paused' };
  });
}

/**
 * Has a paused connection's deliveries read again, first those that came meanwhile.
 *
 * @returns the connection as it is now.
 * @throws {AppError} `not_found`, `conflict` while it is being deleted, or `forbidden` without
 * `connections.manage`.
 */
export async function resumeConnection(viewer: Viewer, connectionId: string): Promise<Connection> {
  authorise(viewer, 'connections.manage');
  return db().$transaction(async (tx) => {
    const before = await lockedConnection(tx, connectionId);
    if (before.status !== 'paused') return before;
    // Projection makes it active with the first delivery that it reads.
    const read = await tx.delivery.findFirst({
      where: { connectionId, state: { not: 'pending' } },
      select: { id: true },
    });
    await tx.connection.update({
      where: { id: connectionId },
      data: { status: read === null ? 'waiting' : 'active' },
    });
    await tell(tx, viewer, 'connection.resumed', connectionId);
    // Whoever projects looks by itself every two seconds; this spares the wait.
    await tx.$executeRaw`SELECT pg_notify('switchboard_delivery', '')`;
    return { ...before, status: before.lastDeliveryAt === null ? 'waiting' : 'active' };
  });
}

async function lockedConnection(tx: Transaction, connectionId: string): Promise<Connection> {
  const { connection: found } = await findConnection(connectionId, tx);
  await tx.$queryRaw`SELECT 1 FROM connection WHERE id = ${found.id}::uuid FOR UPDATE`;
  const { connection } = await findConnection(connectionId, tx);
  await refuseWhileRemoved(tx, connectionId);
  return connection;
}

async function tell(tx: Transaction, viewer: Viewer, action: string, connectionId: string): Promise<void> {
  await record(tx, viewer, { action, subjectType: 'connection', subjectId: connectionId });
}
