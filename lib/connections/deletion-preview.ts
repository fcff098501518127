import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db, patiently } from '../db.ts';
import { findConnection } from './find-connection.ts';

/** Counting ends here: nobody decides otherwise for a million or two. */
const most = 1_000_000;

const counted = z.object({
  calls: z.coerce.number(),
  /** Of them, calls whose recording can be played only through the address kept here. */
  recordings: z.coerce.number(),
  deliveries: z.coerce.number(),
  notes: z.coerce.number(),
  tags: z.coerce.number(),
  dispositions: z.coerce.number(),
  /** Agents that no other connection knows. */
  agents: z.coerce.number(),
  /** Of the calls' starts, and of the deliveries' arrivals. UTC. */
  firstCallAt: z.date().nullable(),
  lastCallAt: z.date().nullable(),
});
export type DeletionPreview = z.infer<typeof counted> & {
  label: string;
  /** There are more calls, or deliveries, than were counted. */
  moreCalls: boolean;
  moreDeliveries: boolean;
};

/**
 * What would go with a connection. Calls (with their recordings' addresses) and deliveries are counted to a million.
 *
 * @throws {AppError} `not_found`, or `forbidden` without `connections.manage`.
 */
export async function deletionPreview(viewer: Viewer, connectionId: string): Promise<DeletionPreview> {
  authorise(viewer, 'connections.manage');
  return patiently(async () => {
    const { connection } = await findConnection(connectionId);
    const [found] = z.tuple([counted]).parse(
      await db().$queryRaw`
        WITH calls AS (
          SELECT count(*) AS calls, count(recording_url) AS recordings
          FROM (SELECT recording_url FROM call WHERE connection_id = ${connectionId}::uuid
            ORDER BY started_at, id LIMIT ${most + 1}) AS c),
        deliveries AS (
          SELECT count(*) AS deliveries
          FROM (SELECT FROM delivery WHERE connection_id = ${connectionId}::uuid LIMIT ${most + 1}) AS d)
        SELECT calls.*, deliveries.*,
          (SELECT count(*) FROM call_note WHERE connection_id = ${connectionId}::uuid) AS notes,
          (SELECT count(*) FROM call_tag WHERE connection_id = ${connectionId}::uuid) AS tags,
          (SELECT count(*) FROM call_disposition WHERE connection_id = ${connectionId}::uuid) AS dispositions,
          (SELECT count(DISTINCT a.agent_id) FROM agent_alias AS a
            WHERE a.connection_id = ${connectionId}::uuid AND NOT EXISTS (
              SELECT FROM agent_alias AS other
              WHERE other.agent_id = a.agent_id AND other.connection_id <> a.connection_id)) AS agents,
          (SELECT min(started_at) FROM call WHERE connection_id = ${connectionId}::uuid) AS "firstCallAt",
          (SELECT max(started_at) FROM call WHERE connection_id = ${connectionId}::uuid) AS "lastCallAt"
        FROM calls CROSS JOIN deliveries`,
    );
    const { calls, recordings, deliveries } = found;
    return {
      ...found,
      calls: Math.min(calls, most),
      recordings: Math.min(recordings, most),
      deliveries: Math.min(deliveries, most),
      moreCalls: calls > most,
      moreDeliveries: deliveries > most,
      label: connection.label,
    };
  });
}
