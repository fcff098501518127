import { z } from 'zod';
import { db } from '../db.ts';
import type { Call, WholeCall } from './call.ts';
import { extractedAction, transcriptTurn } from './call-event.ts';

const ofCall = { callId: z.uuid() };
const turnRow = transcriptTurn.extend(ofCall);
const actionRow = extractedAction.extend(ofCall);

/**
 * Calls with their transcripts and actions, in two queries however many they are. For the functions of this
 * folder, which have authorised their viewer.
 */
export async function withConversation(calls: readonly Call[]): Promise<WholeCall[]> {
  const spoken = calls.filter(({ hasTranscript }) => hasTranscript).map(({ id }) => id);
  const acted = calls.filter(({ actionCount }) => actionCount > 0).map(({ id }) => id);
  const [turns, actions] = await Promise.all([readTurns(spoken), readActions(acted)]);
  return calls.map((call) => ({
    ...call,
    transcript: (turns.get(call.id) ?? []).map(({ callId: _, ...turn }) => turn),
    actions: (actions.get(call.id) ?? []).map(({ callId: _, ...action }) => action),
  }));
}

async function readTurns(callIds: readonly string[]) {
  if (callIds.length === 0) return new Map<string, z.infer<typeof turnRow>[]>();
  const rows = await db().$queryRaw`
    SELECT call_id AS "callId", speaker, words, text, "offset" FROM transcript_turn
    WHERE call_id = ANY(${callIds}::uuid[]) ORDER BY call_id, position`;
  return byCall(z.array(turnRow).parse(rows));
}

async function readActions(callIds: readonly string[]) {
  if (callIds.length === 0) return new Map<string, z.infer<typeof actionRow>[]>();
  const rows = await db().$queryRaw`
    SELECT call_id AS "callId", name, type, identifier, value, condition, choices, examples, error, raw FROM extracted_action
    WHERE call_id = ANY(${callIds}::uuid[]) ORDER BY call_id, position`;
  return byCall(z.array(actionRow).parse(rows));
}

function byCall<Row extends { callId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.callId);
    if (group) group.push(row);
    else groups.set(row.callId, [row]);
  }
  return groups;
}
