import { z } from 'zod';
import { agentOf } from '../agents/agent-of.ts';
import { registerAgents } from '../agents/register-agents.ts';
import { type RungAgent, rungAgents } from '../agents/rung-agents.ts';
import { callKeyId } from '../calls/call-key-id.ts';
import { type FoldContext, type FoldedCall, fold } from '../calls/fold.ts';
import type { Transaction } from '../db.ts';
import { instant } from '../instant.ts';
import type { JoinedCall } from './join-calls.ts';

/**
 * Replaces calls and everything derived with them by what their events say now: one statement a table,
 * whatever the number of calls. `before` are the ids under which they stood until now; those that no event
 * speaks of any more disappear.
 */
export async function writeCalls(
  tx: Transaction,
  connection: FoldContext & { id: string },
  before: readonly string[],
  calls: readonly JoinedCall[],
): Promise<void> {
  const folded = calls.map((call) => ({ ...call, facts: fold(call.events, connection) }));
  const quarters = new Set(await removeCalls(tx, before));
  for (const { facts } of folded) if (facts.state === 'ended') quarters.add(quarterOf(facts.startedAt));
  if (folded.length > 0) await insertCalls(tx, connection, folded);
  if (quarters.size === 0) return;
  await tx.$executeRaw`
    INSERT INTO dirty_bucket (bucket, connection_id)
    SELECT bucket, ${connection.id}::uuid FROM unnest(${[...quarters]}::timestamptz[]) AS bucket`;
}

type Folded = JoinedCall & { facts: FoldedCall };

const quarterRows = z.array(z.object({ quarter: instant }));

/** @returns the quarter hours in which ended calls stood. */
async function removeCalls(tx: Transaction, callIds: readonly string[]): Promise<string[]> {
  if (callIds.length === 0) return [];
  const rows = await tx.$queryRaw`
    WITH gone AS (DELETE FROM call WHERE id = ANY(${callIds}::uuid[]) RETURNING state, started_at)
    SELECT DISTINCT date_bin('15 minutes', started_at, 'epoch') AS quarter FROM gone WHERE state = 'ended'`;
  return quarterRows.parse(rows).map(({ quarter }) => quarter);
}

const quarterHour = 900_000;

/** The beginning of the quarter hour in which an instant lies. */
function quarterOf(instant: string): string {
  return new Date(Math.floor(Date.parse(instant) / quarterHour) * quarterHour).toISOString();
}

async function insertCalls(
  tx: Transaction,
  connection: FoldContext & { id: string },
  folded: readonly Folded[],
): Promise<void> {
  const connectionId = connection.id;
  const agents = folded.map(({ facts }) => agentOf(connectionId, facts));
  const rung = folded.map(({ id, facts }) => ({ callId: id, agents: rungAgents(connection, facts) }));
  await registerAgents(tx, [
    ...agents.filter((agent) => agent !== null),
    ...rung.flatMap((call) => call.agents.map(({ agent }) => agent)),
  ]);
  const rows = folded.map(({ id, facts }, index) =>
    callRow(id, connectionId, facts, agents[index]?.id ?? null),
  );
  await tx.$executeRaw`
    INSERT INTO call SELECT * FROM jsonb_populate_recordset(NULL::call, ${JSON.stringify(rows)}::jsonb)`;
  await tx.$executeRaw`
    INSERT INTO call_key SELECT * FROM jsonb_populate_recordset(NULL::call_key, ${JSON.stringify(keyRows(connectionId, folded))}::jsonb)`;
  await tx.$executeRaw`
    INSERT INTO call_event SELECT * FROM jsonb_populate_recordset(NULL::call_event, ${JSON.stringify(eventRows(connectionId, folded))}::jsonb)`;
  const offers = offerRows(rung);
  if (offers.length > 0) {
    await tx.$executeRaw`
      INSERT INTO call_offer SELECT * FROM jsonb_populate_recordset(NULL::call_offer, ${JSON.stringify(offers)}::jsonb)`;
  }
  const turns = turnRows(folded);
  if (turns.length > 0) {
    await tx.$executeRaw`
      INSERT INTO transcript_turn SELECT * FROM jsonb_populate_recordset(NULL::transcript_turn, ${JSON.stringify(turns)}::jsonb)`;
  }
  const actions = actionRows(folded);
  if (actions.length > 0) {
    await tx.$executeRaw`
      INSERT INTO extracted_action SELECT * FROM jsonb_populate_recordset(NULL::extracted_action, ${JSON.stringify(actions)}::jsonb)`;
  }
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

function offerRows(calls: readonly { callId: string; agents: RungAgent[] }[]) {
  return calls.flatMap(({ callId, agents }) =>
    agents.map(({ agent, result, ring }, position) =>
      snakeCase({ callId, position, agentId: agent.id, result, ring }),
    ),
  );
}

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
  const row: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) row[columnName(name)] = value;
  return row;
}

function columnName(field: string): string {
  let column = columnNames.get(field);
  if (column === undefined) {
    column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    columnNames.set(field, column);
  }
  return column;
}

const columnNames = new Map<string, string>();
