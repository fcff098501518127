import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { type Connection, toConnection } from './connection.ts';

/**
 * Every connection, by label. How each fares is for `lib/health/connection-health.ts`.
 *
 * @throws {AppError} `forbidden` without `connections.manage`.
 */
export async function listConnections(viewer: Viewer): Promise<Connection[]> {
  authorise(viewer, 'connections.manage');
  const [rows, newest] = await Promise.all([
    db().connection.findMany({ orderBy: [{ label: 'asc' }, { id: 'asc' }] }),
    lastDeliveries(),
  ]);
  return rows.map((row) => toConnection(row, newest.get(row.id) ?? null));
}

const newestRow = z.object({ id: z.uuid(), at: z.date().nullable() });

async function lastDeliveries(): Promise<Map<string, Date | null>> {
  const rows = await db().$queryRaw`
    SELECT id, (SELECT max(received_at) FROM delivery WHERE connection_id = connection.id) AS at FROM connection`;
  return new Map(
    z
      .array(newestRow)
      .parse(rows)
      .map(({ id, at }) => [id, at]),
  );
}
