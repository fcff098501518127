import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { forgetConnections } from '../analytics/forget-connections.ts';
import { record } from '../audit/record.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Transaction } from '../db.ts';
import { type JobStep, jobKind } from '../jobs/job-kind.ts';
import { deleteConnectionAgents } from './delete-connection-agents.ts';
import {
  type DeletionCursor,
  type DeletionInput,
  deletionCursor,
  deletionInput,
  deletionKind,
} from './delete-connection-job.ts';

/** What went with a connection. */
type Removed = {
  calls: number;
  deliveries: number;
  notes: number;
  tags: number;
  dispositions: number;
  agents: number;
  rejected: number;
};

/** So many calls or deliveries go at once: about a second's work, with all that hangs on them. */
const rowsAtOnce = 2_000;

/**
 * Removes a connection that `deleteConnection` has closed: first its calls, which the figures follow as they follow
 * every other change of a quarter hour, then its deliveries, at last itself with all that is left. Millions of rows
 * in one transaction would keep projection and figures of all connections waiting for as long as it takes, and would
 * begin anew after every restart.
 */
export const connectionDeletion = jobKind({
  name: deletionKind,
  input: deletionInput,
  cursor: deletionCursor,
  step: async (tx, { input, cursor, startedBy }): Promise<JobStep<DeletionCursor>> => {
    const { connectionId, removed } = input;
    if (cursor === null) {
      const total = removed.calls + removed.deliveries + (await countRows(tx, connectionId));
      return { cursor: { ...removed, part: 'calls', after: null }, total };
    }
    const { part, after, calls, deliveries } = cursor;
    if (part === 'connection') {
      const result = await deleteTheRest(tx, input, cursor, startedBy);
      return { cursor: null, done: result.calls + result.deliveries, result };
    }
    const ofCalls = part === 'calls';
    const { count, last } = await (ofCalls ? deleteCalls : deleteDeliveries)(tx, connectionId, after);
    const next = ofCalls ? 'deliveries' : 'connection';
    return {
      cursor: {
        part: last === null ? next : part,
        after: last,
        calls: ofCalls ? calls + count : calls,
        deliveries: ofCalls ? deliveries : deliveries + count,
      },
      done: calls + deliveries + count,
    };
  },
});

const countRow = z.tuple([z.object({ total: z.coerce.number() })]);

async function countRows(tx: Transaction, connectionId: string): Promise<number> {
  const [{ total }] = countRow.parse(
    await tx.$queryRaw`
      SELECT (SELECT count(*) FROM call WHERE connection_id = ${connectionId}::uuid)
        + (SELECT count(*) FROM delivery WHERE connection_id = ${connectionId}::uuid) AS total`,
  );
  return total;
}

type Place = DeletionCursor['after'];
type Gone = { count: number; last: Place };

const goneRow = z.tuple([
  z.object({ count: z.coerce.number(), at: z.date().nullable(), id: z.uuid().nullable() }),
]);

function gone(rows: unknown): Gone {
  const [{ count, at, id }] = goneRow.parse(rows);
  return { count, last: at === null || id === null ? null : { at: at.toISOString(), id } };
}

/** The oldest after a place; beginning anew each time would read past all that has just gone. */
function after(column: Prisma.Sql, place: Place): Prisma.Sql {
  if (place === null) return Prisma.sql`TRUE`;
  return Prisma.sql`(${column}, id) > (${place.at}::timestamptz, ${place.id}::uuid)`;
}

async function deleteCalls(tx: Transaction, connectionId: string, place: Place): Promise<Gone> {
  return gone(
    await tx.$queryRaw`
      WITH oldest AS MATERIALIZED (
        SELECT id, started_at FROM call
        WHERE connection_id = ${connectionId}::uuid AND ${after(Prisma.sql`started_at`, place)}
        ORDER BY started_at, id LIMIT ${rowsAtOnce}),
      gone AS (DELETE FROM call USING oldest WHERE call.id = oldest.id RETURNING call.state, call.started_at),
      noted AS (
        INSERT INTO dirty_bucket (bucket, connection_id)
        SELECT DISTINCT date_bin('15 minutes', started_at, 'epoch'), ${connectionId}::uuid
        FROM gone WHERE state = 'ended'),
      last AS (SELECT started_at AS at, id FROM oldest ORDER BY started_at DESC, id DESC LIMIT 1)
      SELECT (SELECT count(*) FROM gone) AS count, (SELECT at FROM last) AS at, (SELECT id FROM last) AS id`,
  );
}

async function deleteDeliveries(tx: Transaction, connectionId: string, place: Place): Promise<Gone> {
  return gone(
    await tx.$queryRaw`
      WITH oldest AS MATERIALIZED (
        SELECT id, received_at FROM delivery
        WHERE connection_id = ${connectionId}::uuid AND ${after(Prisma.sql`received_at`, place)}
        ORDER BY received_at, id LIMIT ${rowsAtOnce}),
      gone AS (DELETE FROM delivery USING oldest WHERE delivery.id = oldest.id RETURNING delivery.id),
      last AS (SELECT received_at AS at, id FROM oldest ORDER BY received_at DESC, id DESC LIMIT 1)
      SELECT (SELECT count(*) FROM gone) AS count, (SELECT at FROM last) AS at, (SELECT id FROM last) AS id`,
  );
}

/** What came in between goes with the connection, too: what waited on disk, what was being read. */
async function deleteTheRest(
  tx: Transaction,
  { connectionId, label, provider }: DeletionInput,
  removed: DeletionCursor,
  startedBy: Viewer,
): Promise<Removed> {
  // Whoever projects the connection right now would write after us.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`projection ${connectionId}`}, 0))`;
  const ofConnection = { where: { connectionId } };
  const [calls, deliveries, notes, tags, dispositions] = [
    await tx.call.count(ofConnection),
    await tx.delivery.count(ofConnection),
    await tx.callNote.count(ofConnection),
    await tx.callTag.count(ofConnection),
    await tx.callDisposition.count(ofConnection),
  ];
  const { count: rejected } = await tx.rejectedRequest.deleteMany(ofConnection);
  await forgetConnections(tx, [connectionId]);
  const agents = await deleteConnectionAgents(tx, [connectionId]);
  await tx.connection.deleteMany({ where: { id: connectionId } });
  const result = {
    calls: removed.calls + calls,
    deliveries: removed.deliveries + deliveries,
    ...{ notes, tags, dispositions, agents, rejected },
  };
  await record(tx, startedBy, {
    action: 'connection.deleted',
    subjectType: 'connection',
    subjectId: connectionId,
    before: { label, provider },
    after: { removed: result },
  });
  return result;
}
