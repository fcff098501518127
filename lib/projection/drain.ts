import { z } from 'zod';
import { rollUp } from '../analytics/roll-up.ts';
import { db } from '../db.ts';
import { logger } from '../logger.ts';
import { isDataFault } from './data-fault.ts';
import type { ProjectedConnection } from './interpret-delivery.ts';
import { projectBatch } from './project-batch.ts';

const connectionRow = z.object({
  id: z.uuid(),
  provider: z.string(),
  timeZone: z.string(),
  defaultCountry: z.string(),
  settings: z.unknown(),
  ringingLimitSeconds: z.number(),
  talkingLimitSeconds: z.number(),
});

/** A delivery that fails this often by its own content is set aside. */
const attemptsBeforeFailed = 3;

/**
 * Projects everything that is pending, one batch of each connection in turn so that a long backlog of one
 * does not keep the others waiting, then brings the figures up to date. Paused connections wait.
 *
 * @param onProgress is told how many deliveries each batch took.
 * @returns how many deliveries were read.
 * @throws what the database throws when it is away; nothing is lost, the work stays pending.
 */
export async function drain(onProgress: (taken: number) => void = () => {}): Promise<number> {
  let total = 0;
  for (
    let connections = await connectionsWithWork();
    connections.length > 0;
    connections = await connectionsWithWork()
  ) {
    let round = 0;
    for (const connection of connections) {
      const taken = await projectOrSetAside(connection);
      round += taken;
      onProgress(taken);
    }
    await rollUp();
    total += round;
    // Whatever is left is in another process's hands.
    if (round === 0) break;
  }
  return total;
}

async function connectionsWithWork(): Promise<ProjectedConnection[]> {
  const rows = await db().$queryRaw`
    SELECT id, provider, time_zone AS "timeZone", default_country AS "defaultCountry", settings,
      ringing_limit_seconds AS "ringingLimitSeconds", talking_limit_seconds AS "talkingLimitSeconds"
    FROM connection AS c
    WHERE status <> 'paused'
      AND EXISTS (SELECT FROM delivery AS d WHERE d.connection_id = c.id AND d.state = 'pending')
    ORDER BY id`;
  return z.array(connectionRow).parse(rows);
}

/**
 * One batch; when its content makes it fail, its deliveries one by one, so that a poisonous one costs its
 * neighbours nothing.
 */
async function projectOrSetAside(connection: ProjectedConnection): Promise<number> {
  try {
    return (await projectBatch(connection)).taken;
  } catch (error) {
    if (!isDataFault(error)) throw error;
    logger().warn(
      { err: error, connectionId: connection.id },
      'a batch could not be projected, trying one by one',
    );
  }
  let taken = 0;
  for (const id of await oldestPending(connection.id)) {
    try {
      taken += (await projectBatch(connection, id)).taken;
    } catch (error) {
      if (!isDataFault(error)) throw error;
      await countFailure(id, error);
      taken += 1;
    }
  }
  return taken;
}

async function oldestPending(connectionId: string): Promise<string[]> {
  const pending = await db().delivery.findMany({
    where: { connectionId, state: 'pending' },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    take: 100,
    select: { id: true },
  });
  return pending.map(({ id }) => id);
}

async function countFailure(deliveryId: string, error: unknown): Promise<void> {
  logger().error({ err: error, deliveryId }, 'a delivery could not be projected');
  await db().$executeRaw`
    UPDATE delivery SET
      attempts = attempts + 1,
      state = CASE WHEN attempts + 1 >= ${attemptsBeforeFailed} THEN 'failed' ELSE state END,
      reason = 'its call could not be stored: see the server log for this delivery, then replay it'
    WHERE id = ${deliveryId}::uuid`;
}
