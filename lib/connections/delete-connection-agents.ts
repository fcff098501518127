import { z } from 'zod';
import type { Transaction } from '../db.ts';

const idRows = z.array(z.object({ id: z.uuid() }));

/**
 * Forgets the names that connections have for agents, and the agents that no other connection knows. Agents of other
 * connections that were merged into one of those stay together, under the one of them with the smallest id.
 *
 * @returns how many agents went.
 */
export async function deleteConnectionAgents(
  tx: Transaction,
  connectionIds: readonly string[],
): Promise<number> {
  // The lock of those who merge agents.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('agent merges', 0))`;
  const named = idRows.parse(
    await tx.$queryRaw`
      SELECT DISTINCT agent_id AS id FROM agent_alias WHERE connection_id = ANY(${connectionIds}::uuid[])`,
  );
  await tx.agentAlias.deleteMany({ where: { connectionId: { in: [...connectionIds] } } });
  const gone = idRows
    .parse(
      await tx.$queryRaw`
        SELECT id FROM agent AS a WHERE id = ANY(${named.map(({ id }) => id)}::uuid[])
          AND NOT EXISTS (SELECT FROM agent_alias WHERE agent_id = a.id)`,
    )
    .map(({ id }) => id);
  await tx.$executeRaw`
    WITH staying AS (
      SELECT id, first_value(id) OVER (PARTITION BY merged_into_id ORDER BY id) AS head FROM agent
      WHERE merged_into_id = ANY(${gone}::uuid[]) AND NOT id = ANY(${gone}::uuid[]))
    UPDATE agent SET merged_into_id = nullif(staying.head, agent.id) FROM staying WHERE staying.id = agent.id`;
  await tx.agent.deleteMany({ where: { id: { in: gone } } });
  return gone.length;
}
