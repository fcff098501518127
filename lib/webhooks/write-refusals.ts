import { db } from '../db.ts';
import { logger } from '../logger.ts';
import { storableText } from '../providers/field.ts';
import { pruneRejected } from './prune-rejected.ts';
import type { RefusalGroup } from './refusal-recorder.ts';

/**
 * Writes refused requests, one row for each group. A connection that was deleted meanwhile is left out of its
 * row. So that nobody can fill the database by being refused, the oldest rows go as soon as many were added.
 *
 * @throws what the database throws: then none was written.
 */
export async function writeRefusals(groups: RefusalGroup[]): Promise<void> {
  const rows = groups.map((group) => ({
    connection_id: group.connectionId,
    provider: short(group.provider, 50),
    cause: group.cause,
    detail: group.detail === undefined ? null : short(group.detail, 500),
    fingerprint: group.fingerprint,
    address: group.address === null ? null : short(group.address, 64),
    method: short(group.method, 20),
    times: Math.min(group.times, 2_147_483_647),
    received_at: group.at.toISOString(),
  }));
  await db().$executeRaw`
    INSERT INTO rejected_request
      (connection_id, provider, cause, detail, fingerprint, address, method, times, received_at)
    SELECT c.id, r.provider, r.cause, r.detail, r.fingerprint, r.address, r.method, r.times, r.received_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (
      connection_id uuid, provider text, cause text, detail text, fingerprint text, address text, method text,
      times integer, received_at timestamptz)
    LEFT JOIN connection AS c ON c.id = r.connection_id`;
  writtenSincePruned += rows.length;
  if (writtenSincePruned < 10_000) return;
  writtenSincePruned = 0;
  await pruneRejected().catch((error) =>
    logger().warn({ err: error }, 'old refused requests could not be deleted'),
  );
}

let writtenSincePruned = 0;

function short(text: string, most: number): string {
  return storableText(text.slice(0, most));
}
