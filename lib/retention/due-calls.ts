import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import type { Transaction } from '../db.ts';
import { lockProjection } from './lock-projection.ts';

/** Why a call's turn has come. */
type DueFor = 'calls' | 'recordings' | 'transcripts';

const rows = z.array(z.object({ id: z.uuid(), connectionId: z.uuid() }));

/**
 * The oldest calls that began before a cutoff and still have what is to go, with their connections kept from
 * projection to the end of the transaction. Their ids are read again once nobody else can change them.
 */
export async function takeDueCalls(
  tx: Transaction,
  due: DueFor,
  cutoff: string,
  limit: number,
): Promise<string[]> {
  const found = await read(tx, due, cutoff, limit);
  if (found.length === 0) return [];
  await lockProjection(
    tx,
    found.map(({ connectionId }) => connectionId),
  );
  const connections = new Set(found.map(({ connectionId }) => connectionId));
  const now = await read(tx, due, cutoff, limit);
  return now.filter(({ connectionId }) => connections.has(connectionId)).map(({ id }) => id);
}

async function read(tx: Transaction, due: DueFor, cutoff: string, limit: number) {
  return rows.parse(
    await tx.$queryRaw`
      SELECT id, connection_id AS "connectionId" FROM call
      WHERE started_at < ${cutoff}::timestamptz AND ${conditions[due]}
      ORDER BY started_at, id LIMIT ${limit}`,
  );
}

/** The conditions of partial indexes, by which the few that are left are found among millions. */
export const conditions: Record<DueFor, Prisma.Sql> = {
  calls: Prisma.sql`TRUE`,
  recordings: Prisma.sql`recording_state = 'available'`,
  transcripts: Prisma.sql`has_transcript`,
};
