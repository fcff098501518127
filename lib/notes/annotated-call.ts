import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import type { Database, Transaction } from '../db.ts';
import { AppError } from '../http/app-error.ts';

export const callId = z.uuid('is not the id of a call');

/** A call as notes, tags and dispositions know it. */
type AnnotatedCall = {
  id: string;
  connectionId: string;
  /** The ids of all its keys: what was added to the call hangs on any of them. */
  keyIds: string[];
};

const rows = z.array(z.object({ id: z.uuid(), connectionId: z.uuid(), keyIds: z.array(z.uuid()) }));

/** A call by any id it ever had; null when there is none. */
export async function annotatedCall(database: Database, id: string): Promise<AnnotatedCall | null> {
  const [call] = rows.parse(await database.$queryRaw(find(id)));
  return call ?? null;
}

/**
 * The same for who is about to add to the call or take from it. Whoever else does waits until the transaction ends;
 * projection does not.
 *
 * @throws {AppError} `not_found`.
 */
export async function callToAnnotate(tx: Transaction, id: string): Promise<AnnotatedCall> {
  const call = await annotatedCall(tx, id);
  if (call === null)
    throw new AppError('not_found', 'This call is not there any more. Open it again from the list.');
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('work on call ' || ${call.id}, 0))`;
  return call;
}

function find(id: string): Prisma.Sql {
  return Prisma.sql`
    SELECT c.id, c.connection_id AS "connectionId", array_agg(k.id ORDER BY k.id) AS "keyIds"
    FROM call_key AS asked
      JOIN call AS c ON c.id = asked.call_id
      JOIN call_key AS k ON k.call_id = c.id
    WHERE asked.id = ${id}::uuid
    GROUP BY c.id, c.connection_id`;
}
