import { registry } from '../../lib/providers/registry.ts';
import { addBenchConnection } from './add-bench-connection.ts';
import type { BenchApp } from './bench-app.ts';

/** A connection of each provider that has had calls, and whose last delivery came three hours ago. Returns their ids. */
export async function quietConnections({ database }: Pick<BenchApp, 'database'>): Promise<string[]> {
  const connections: string[] = [];
  for (const provider of registry) {
    const added = await addBenchConnection(database, provider, { label: `Bench ${provider.label}` });
    connections.push(added.connection.id);
  }
  await database.query("UPDATE connection SET status = 'active' WHERE id = ANY($1)", [connections]);
  await database.query(
    `INSERT INTO delivery (connection_id, method, headers, body, content_hash, state, received_at)
     SELECT id, 'POST', '{}', '', sha256(id::text::bytea), 'ignored', now() - interval '3 hours'
     FROM unnest($1::uuid[]) AS id`,
    [connections],
  );
  return connections;
}
