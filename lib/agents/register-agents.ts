import { z } from 'zod';
import type { Transaction } from '../db.ts';
import type { NamedAgent } from './agent-of.ts';

const aliasRows = z.array(z.object({ id: z.uuid(), agentId: z.uuid(), name: z.string() }));

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
  const distinct = distinctAgents(agents);
  if (distinct.length === 0) return new Map();
  const found = aliasRows.parse(
    await tx.$queryRaw`
      SELECT alias.id, alias.agent_id AS "agentId", agent.name
      FROM agent_alias AS alias JOIN agent ON agent.id = alias.agent_id
      WHERE alias.id = ANY(${distinct.map((agent) => agent.aliasId)}::uuid[])`,
  );
  const known = new Map(found.map((row) => [row.id, row]));
  const newcomers = distinct.filter(({ aliasId }) => !known.has(aliasId));
  if (newcomers.length > 0) await addAgents(tx, newcomers);
  const named = distinct.filter(({ aliasId, name, value }) => {
    const agent = known.get(aliasId);
    return agent?.agentId === aliasId && agent.name === value && name !== value;
  });
  if (named.length > 0) await nameAgents(tx, named);
  return new Map(distinct.map(({ aliasId }) => [aliasId, known.get(aliasId)?.agentId ?? aliasId]));
}

/** One entry an alias, with a name where one is given, in an order that keeps processes from waiting in a circle. */
function distinctAgents(agents: readonly NamedAgent[]): NamedAgent[] {
  const distinct = new Map<string, NamedAgent>();
  for (const agent of agents) {
    const known = distinct.get(agent.aliasId);
    if (known === undefined || known.name === known.value) distinct.set(agent.aliasId, agent);
  }
  return [...distinct.values()].sort((a, b) => (a.aliasId < b.aliasId ? -1 : 1));
}

async function addAgents(tx: Transaction, agents: readonly NamedAgent[]): Promise<void> {
  const rows = JSON.stringify(agents);
  await tx.$executeRaw`
    INSERT INTO agent (id, name, kind)
    SELECT "aliasId", name, "agentKind"
    FROM jsonb_to_recordset(${rows}::jsonb) AS a ("aliasId" uuid, name text, "agentKind" text)
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO agent_alias (id, agent_id, connection_id, kind, value)
    SELECT "aliasId", "aliasId", "connectionId", kind, value
    FROM jsonb_to_recordset(${rows}::jsonb) AS a ("aliasId" uuid, "connectionId" uuid, kind text, value text)
    ON CONFLICT DO NOTHING`;
}

async function nameAgents(tx: Transaction, agents: readonly NamedAgent[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE agent SET name = a.name
    FROM jsonb_to_recordset(${JSON.stringify(agents)}::jsonb) AS a ("aliasId" uuid, name text, value text)
    WHERE agent.id = a."aliasId" AND agent.name = a.value`;
}
