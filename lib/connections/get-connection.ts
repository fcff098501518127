import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import type { Provider } from '../providers/provider.ts';
import type { Connection } from './connection.ts';
import { findConnection } from './find-connection.ts';

type ConnectionWithSecrets = Connection & {
  /** Secrets that are valid now, newest first; the instants are UTC. */
  secrets: { fingerprint: string; validFrom: Date; validUntil: Date | null }[];
};

/**
 * One connection with the fingerprints of its valid secrets, and its provider.
 *
 * @throws {AppError} `not_found`, or `forbidden` without `connections.manage`.
 */
export async function getConnection(
  viewer: Viewer,
  id: string,
): Promise<{ connection: ConnectionWithSecrets; provider: Provider }> {
  authorise(viewer, 'connections.manage');
  const { connection, provider } = await findConnection(id);
  const secrets = await db().connectionSecret.findMany({
    where: { connectionId: id, OR: [{ validUntil: null }, { validUntil: { gt: new Date() } }] },
    orderBy: [{ validFrom: 'desc' }, { id: 'desc' }],
    select: { fingerprint: true, validFrom: true, validUntil: true },
  });
  return { connection: { ...connection, secrets }, provider };
}
