import { z } from 'zod';
import type { Transaction } from '../db.ts';
import type { NamedAgent } from './agent-of.ts';

const aliasRow = z.object({ id: z.uuid(), agentId: z.uuid() });

/**
 * Makes sure that agents and their aliases exist, and tells whose each alias is: the agent made for it, or the
 * one that a person merged it into. An agent known only by number takes the first name it is given.
 *
 * @returns alias id → agent id.
 */
export async function registerAgents(
  tx: Transaction,
  agents: readonly NamedAgent[],
): Promise<Map<string, string>> {
  const distinct = [...new Map(agents.map((agent) => [agent.aliasId, agent])).values()].sort((a, b) =>
    a.aliasId < b.aliasId ? -1 : 1,
  );
  if (distinct.length === 0) return new Map();
  const rows = JSON.stringify(distinct);
  await tx.$executeRaw`
    INSERT INTO agent (id, name, kind)
    SELECT "aliasId", name, "agentKind"
    FROM jsonb_to_recordset(${rows}::jsonb) AS a ("aliasId" uuid, name text, "agentKind" text)
    WHERE NOT EXISTS (SELECT FROM agent_alias WHERE agent_alias.id = a."aliasId")
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO agent_alias (id, agent_id, connection_id, kind, value)
    SELECT "aliasId", "aliasId", "connectionId", kind, value
    FROM jsonb_to_recordset(${rows}::jsonb) AS a ("aliasId" uuid, "connectionId" uuid, kind text, value text)
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    UPDATE agent SET name = a.name
    FROM jsonb_to_recordset(${rows}::jsonb) AS a ("aliasId" uuid, name text, value text)
    WHERE agent.id = a."aliasId" AND agent.name = a.value AND a.name <> a.value`;
  const found = await tx.$queryRaw`
    SELECT id, agent_id AS "agentId" FROM agent_alias
    WHERE id = ANY(${distinct.map((agent) => agent.aliasId)}::uuid[])`;
  return new Map(
    z
      .array(aliasRow)
      .parse(found)
      .map((row) => [row.id, row.agentId]),
  );
}
