import { z } from 'zod';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { storedEvents } from '../calls/stored-events.ts';
import { db, type Transaction } from '../db.ts';
import { joinCalls } from '../projection/join-calls.ts';
import { writeCalls } from '../projection/write-calls.ts';
import { findConnection } from './find-connection.ts';

/**
 * Removes the test deliveries of a connection and makes anew, without them, the calls that they spoke of: calls
 * that nothing else speaks of disappear, with the notes on them and the agents that only they knew.
 *
 * @returns how many deliveries and calls are gone.
 * @throws {AppError} `not_found`, `forbidden` without `connections.manage`.
 */
export async function removeTestData(
  viewer: Viewer,
  connectionId: string,
): Promise<{ deliveries: number; calls: number }> {
  authorise(viewer, 'connections.manage');
  return db().$transaction(
    async (tx) => {
      // Whoever projects this connection right now would write after us.
      await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(${`projection ${connectionId}`}, 0))`;
      const { connection } = await findConnection(connectionId, tx);
      const tests = idsOf(
        await tx.$queryRaw`SELECT id FROM delivery WHERE connection_id = ${connection.id}::uuid AND is_test`,
      );
      const touched = idsOf(
        await tx.$queryRaw`SELECT DISTINCT call_id AS id FROM call_event WHERE delivery_id = ANY(${tests}::uuid[])`,
      );
      const agents = await agentsOf(tx, touched);
      const left = joinCalls(connection.id, await storedEvents(tx, touched, tests));
      const keys = idsOf(await tx.$queryRaw`SELECT id FROM call_key WHERE call_id = ANY(${touched}::uuid[])`);
      await writeCalls(tx, connection, touched, left);
      await tx.$executeRaw`DELETE FROM delivery WHERE id = ANY(${tests}::uuid[])`;
      await removeNotes(tx, keys);
      await removeAgents(tx, connection.id, agents);
      const removed = { deliveries: tests.length, calls: Math.max(0, touched.length - left.length) };
      await record(tx, viewer, {
        action: 'connection.tests_removed',
        subjectType: 'connection',
        subjectId: connection.id,
        before: removed,
      });
      return removed;
    },
    { maxWait: 10_000, timeout: 60_000 },
  );
}

function idsOf(rows: unknown): string[] {
  return z
    .array(z.object({ id: z.uuid() }))
    .parse(rows)
    .map(({ id }) => id);
}

async function agentsOf(tx: Transaction, callIds: readonly string[]): Promise<string[]> {
  return idsOf(
    await tx.$queryRaw`
      SELECT agent_id AS id FROM call WHERE id = ANY(${callIds}::uuid[]) AND agent_id IS NOT NULL
      UNION SELECT agent_id FROM call_offer WHERE call_id = ANY(${callIds}::uuid[])`,
  );
}

/** What people added hangs on keys; those that no delivery names any more were the tests' own. */
async function removeNotes(tx: Transaction, keyIds: readonly string[]): Promise<void> {
  const alive = new Set(
    idsOf(await tx.$queryRaw`SELECT id FROM call_key WHERE id = ANY(${[...keyIds]}::uuid[])`),
  );
  const gone = { where: { keyId: { in: keyIds.filter((id) => !alive.has(id)) } } };
  await tx.callNote.deleteMany(gone);
  await tx.callTag.deleteMany(gone);
  await tx.callDisposition.deleteMany(gone);
}

/** Agents of this connection that no call names any more. Those that people merged stay: that was their work. */
async function removeAgents(
  tx: Transaction,
  connectionId: string,
  agentIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM agent AS a
    WHERE a.id = ANY(${[...agentIds]}::uuid[]) AND a.merged_into_id IS NULL
      AND NOT EXISTS (SELECT FROM agent AS m WHERE m.merged_into_id = a.id)
      AND NOT EXISTS (SELECT FROM call AS c WHERE c.agent_id = a.id)
      AND NOT EXISTS (SELECT FROM call_offer AS o WHERE o.agent_id = a.id)
      AND NOT EXISTS (
        SELECT FROM agent_alias AS s WHERE s.agent_id = a.id AND s.connection_id <> ${connectionId}::uuid)`;
}
