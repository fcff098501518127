import { agentOf } from '../agents/agent-of.ts';
import { registerAgents } from '../agents/register-agents.ts';
import { callKeyId } from '../calls/call-key-id.ts';
import { type FoldContext, type FoldedCall, fold } from '../calls/fold.ts';
import type { Transaction } from '../db.ts';
import type { JoinedCall } from './join-calls.ts';

/**
 * Replaces calls and everything derived with them by what their events say now: one statement a table,
 * whatever the number of calls. `before` are the ids under which they stood until now; those that no event
 * speaks of any more disappear.
 */
export async function writeCalls(
  tx: Transaction,
  connectionId: string,
  before: readonly string[],
  calls: readonly JoinedCall[],
  context: FoldContext,
): Promise<void> {
  const folded = calls.map((call) => ({ ...call, facts: fold(call.events, context) }));
  await markDirty(tx, connectionId, before);
  await tx.$executeRaw`DELETE FROM call WHERE id = ANY(${before}::uuid[])`;
  if (folded.length === 0) return;

  const agents = folded.map(({ facts }) => agentOf(connectionId, facts));
  const agentIds = await registerAgents(
    tx,
    agents.filter((agent) => agent !== null),
  );
  const rows = folded.map(({ id, facts }, index) => {
    const alias = agents[index]?.aliasId;
    return callRow(id, connectionId, facts, alias === undefined ? null : (agentIds.get(alias) ?? null));
  });
  await tx.$executeRaw`
    INSERT INTO call SELECT * FROM jsonb_populate_recordset(NULL::call, ${JSON.stringify(rows)}::jsonb)`;
  await tx.$executeRaw`
    INSERT INTO call_key SELECT * FROM jsonb_populate_recordset(NULL::call_key, ${JSON.stringify(keyRows(connectionId, folded))}::jsonb)`;
  await tx.$executeRaw`
    INSERT INTO call_event SELECT * FROM jsonb_populate_recordset(NULL::call_event, ${JSON.stringify(eventRows(connectionId, folded))}::jsonb)`;
  await tx.$executeRaw`
    INSERT INTO transcript_turn SELECT * FROM jsonb_populate_recordset(NULL::transcript_turn, ${JSON.stringify(turnRows(folded))}::jsonb)`;
  await tx.$executeRaw`
    INSERT INTO extracted_action SELECT * FROM jsonb_populate_recordset(NULL::extracted_action, ${JSON.stringify(actionRows(folded))}::jsonb)`;
  await markDirty(
    tx,
    connectionId,
    folded.map(({ id }) => id),
  );
}

async function markDirty(tx: Transaction, connectionId: string, callIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO dirty_bucket (bucket, connection_id)
    SELECT DISTINCT date_bin('15 minutes', started_at, 'epoch'), ${connectionId}::uuid
    FROM call WHERE id = ANY(${callIds}::uuid[]) AND state = 'ended'`;
}

function callRow(id: string, connectionId: string, facts: FoldedCall, agentId: string | null) {
  const {
    keys: _keys,
    sources: _sources,
    agentKind: _kind,
    transcript: _turns,
    actions: _actions,
    ...columns
  } = facts;
  return snakeCase({ id, connectionId, agentId, ...columns });
}

function keyRows(connectionId: string, calls: readonly JoinedCall[]) {
  return calls.flatMap(({ id: callId, keys }) =>
    keys.map((key) => snakeCase({ id: callKeyId(connectionId, key), connectionId, key, callId })),
  );
}

function eventRows(connectionId: string, calls: readonly JoinedCall[]) {
  return calls.flatMap(({ id: callId, events }) =>
    events.map(({ deliveryId, ordinal, callKeys: keys, kind, at, finality, facts, contentHash }) =>
      snakeCase({ deliveryId, ordinal, callId, connectionId, keys, kind, at, finality, facts, contentHash }),
    ),
  );
}

type Folded = JoinedCall & { facts: FoldedCall };

function turnRows(calls: readonly Folded[]) {
  return calls.flatMap(({ id: callId, facts }) =>
    facts.transcript.map((turn, position) => snakeCase({ callId, position, ...turn })),
  );
}

function actionRows(calls: readonly Folded[]) {
  return calls.flatMap(({ id: callId, facts }) =>
    facts.actions.map((action, position) => snakeCase({ callId, position, ...action })),
  );
}

/** The columns are the fields' names in snake case, in the whole schema. */
function snakeCase(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}
