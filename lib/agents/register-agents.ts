import { z } from 'zod';
import type { Transaction } from '../db.ts';
import type { NamedAgent } from './agent-of.ts';

const agentRows = z.array(z.object({ id: z.uuid(), name: z.string(), kind: z.string() }));

/**
 * Makes sure that agents and their aliases exist. An agent known only by number takes the first name it is given,
 * and one that any call says is an AI is one: a ring alone does not tell. Whom people merged an agent into is none
 * of its business.
 */
export async function registerAgents(tx: Transaction, agents: readonly NamedAgent[]): Promise<void> {
  const distinct = distinctAgents(agents);
  if (distinct.length === 0) return;
  const found = agentRows.parse(
    await tx.$queryRaw`
      SELECT agent.id, agent.name, agent.kind
      FROM agent JOIN agent_alias AS alias ON alias.id = agent.id
      WHERE agent.id = ANY(${distinct.map(({ id }) => id)}::uuid[])`,
  );
  const known = new Map(found.map((row) => [row.id, row]));
  const newcomers = distinct.filter(({ id }) => !known.has(id));
  if (newcomers.length > 0) await addAgents(tx, newcomers);
  const learned = distinct.filter(({ id, name, value, agentKind }) => {
    const agent = known.get(id);
    if (agent === undefined) return false;
    return (agent.name === value && name !== value) || (agent.kind === 'human' && agentKind === 'ai');
  });
  if (learned.length > 0) await improveAgents(tx, learned);
}

/** One entry an agent, with a name where one is given, in an order that keeps processes from waiting in a circle. */
function distinctAgents(agents: readonly NamedAgent[]): NamedAgent[] {
  const distinct = new Map<string, NamedAgent>();
  for (const agent of agents) {
    const known = distinct.get(agent.id);
    if (known === undefined) distinct.set(agent.id, agent);
    else {
      const name = known.name === known.value ? agent.name : known.name;
      const agentKind = known.agentKind === 'ai' ? 'ai' : agent.agentKind;
      distinct.set(agent.id, { ...known, name, agentKind });
    }
  }
  return [...distinct.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function addAgents(tx: Transaction, agents: readonly NamedAgent[]): Promise<void> {
  const rows = JSON.stringify(agents);
  await tx.$executeRaw`
    INSERT INTO agent (id, name, kind)
    SELECT id, name, "agentKind"
    FROM jsonb_to_recordset(${rows}::jsonb) AS a (id uuid, name text, "agentKind" text)
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO agent_alias (id, agent_id, connection_id, kind, value)
    SELECT id, id, "connectionId", kind, value
    FROM jsonb_to_recordset(${rows}::jsonb) AS a (id uuid, "connectionId" uuid, kind text, value text)
    ON CONFLICT DO NOTHING`;
}

async function improveAgents(tx: Transaction, agents: readonly NamedAgent[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE agent SET
      name = CASE WHEN agent.name = a.value THEN a.name ELSE agent.name END,
      kind = CASE WHEN a."agentKind" = 'ai' THEN 'ai' ELSE agent.kind END
    FROM jsonb_to_recordset(${JSON.stringify(agents)}::jsonb) AS a (id uuid, name text, value text, "agentKind" text)
    WHERE agent.id = a.id`;
}
