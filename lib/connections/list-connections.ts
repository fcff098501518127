import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { type Connection, toConnection } from './connection.ts';

export type ConnectionHealth = Connection & {
  /** Deliveries of the last 24 hours that were received, that failed, and requests that were refused. */
  receivedLastDay: number;
  failedLastDay: number;
  rejectedLastDay: number;
};

/**
 * Every connection with how it fared in the last 24 hours, by label.
 *
 * @throws {AppError} `forbidden` without `connections.manage`.
 */
export async function listConnections(viewer: Viewer): Promise<ConnectionHealth[]> {
  authorise(viewer, 'connections.manage');
  const [rows, health] = await Promise.all([
    db().connection.findMany({ orderBy: [{ label: 'asc' }, { id: 'asc' }] }),
    healthOfAll(),
  ]);
  return rows.map((row) => {
    const { lastDeliveryAt, ...counts } = health.get(row.id) ?? none;
    return { ...toConnection(row, lastDeliveryAt), ...counts };
  });
}

const healthRow = z.object({
  id: z.uuid(),
  lastDeliveryAt: z.date().nullable(),
  receivedLastDay: z.coerce.number(),
  failedLastDay: z.coerce.number(),
  rejectedLastDay: z.coerce.number(),
});
type Health = Omit<z.infer<typeof healthRow>, 'id'>;
const none: Health = { lastDeliveryAt: null, receivedLastDay: 0, failedLastDay: 0, rejectedLastDay: 0 };

async function healthOfAll(): Promise<Map<string, Health>> {
  const rows = await db().$queryRaw`
    SELECT connection.id, newest.at AS "lastDeliveryAt",
      received.count AS "receivedLastDay", received.failed AS "failedLastDay", rejected.count AS "rejectedLastDay"
    FROM connection,
      LATERAL (
        SELECT count(*), count(*) FILTER (WHERE state = 'failed') AS failed FROM delivery
        WHERE connection_id = connection.id AND received_at > now() - interval '24 hours'
      ) received,
      LATERAL (SELECT max(received_at) AS at FROM delivery WHERE connection_id = connection.id) newest,
      LATERAL (
        SELECT coalesce(sum(times), 0) AS count FROM rejected_request
        WHERE connection_id = connection.id AND received_at > now() - interval '24 hours'
      ) rejected`;
  return new Map(
    z
      .array(healthRow)
      .parse(rows)
      .map(({ id, ...rest }) => [id, rest]),
  );
}
