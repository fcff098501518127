import type pg from 'pg';
import { systemViewer } from '../../lib/auth/system-viewer.ts';
import { type ConnectionWithSecret, createConnection } from '../../lib/connections/create-connection.ts';
import type { Provider } from '../../lib/providers/provider.ts';

/** An account of a provider that may send as fast as it can. */
export type BenchConnection = ConnectionWithSecret & { provider: Provider };

/**
 * Adds a connection that no rate limit slows.
 *
 * @param paused its deliveries are kept and wait: nothing takes them to their calls meanwhile.
 */
export async function addBenchConnection(
  database: pg.Client,
  provider: Provider,
  { label, paused = false }: { label: string; paused?: boolean },
): Promise<BenchConnection> {
  const added = await createConnection(systemViewer('bench'), { provider: provider.id, label });
  await database.query('UPDATE connection SET rate_limit = 100000 WHERE id = $1', [added.connection.id]);
  if (paused) await pauseConnections(database, [added], true);
  return { ...added, provider };
}

/** Makes connections wait, or go on. */
export async function pauseConnections(
  database: pg.Client,
  connections: readonly ConnectionWithSecret[],
  paused: boolean,
): Promise<void> {
  await database.query('UPDATE connection SET status = $2 WHERE id = ANY($1)', [
    connections.map(({ connection }) => connection.id),
    paused ? 'paused' : 'active',
  ]);
}
