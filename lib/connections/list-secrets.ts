import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { findConnection } from './find-connection.ts';

const secretUse = z.object({
  id: z.uuid(),
  /** The first digits of its SHA-256: what it is called where it must not be shown. */
  fingerprint: z.string(),
  validFrom: z.date(),
  /** `null`: until it is rotated. */
  validUntil: z.date().nullable(),
  isValid: z.boolean(),
  /** The newest delivery that proved itself with it, among the newest 20,000 of its time. */
  lastUse: z.object({ deliveryId: z.uuid(), receivedAt: z.coerce.date() }).nullable(),
  /** The last delivery of the connection used it: ending it now would refuse the next one. */
  isInUse: z.boolean(),
});

/** A secret of a connection without the secret. Instants are UTC. */
export type SecretUse = z.infer<typeof secretUse>;

/**
 * The secrets of a connection, those of the past too, the newest first, with when each was last used. Content that
 * came again is counted with the secret that it came with first. Test
 * deliveries are ours and say nothing of what the provider uses.
 *
 * @throws {AppError} `not_found`, or `forbidden` without `connections.manage`.
 */
export async function listSecrets(viewer: Viewer, connectionId: string): Promise<SecretUse[]> {
  authorise(viewer, 'connections.manage');
  await findConnection(connectionId);
  // Clocks that differ by a moment must not hide a delivery.
  return z.array(secretUse).parse(
    await db().$queryRaw`
      SELECT s.id, s.fingerprint, s.valid_from AS "validFrom", s.valid_until AS "validUntil",
        s.valid_from <= now() AND (s.valid_until IS NULL OR s.valid_until > now()) AS "isValid",
        CASE WHEN used.id IS NOT NULL
          THEN jsonb_build_object('deliveryId', used.id, 'receivedAt', used.received_at) END AS "lastUse",
        coalesce(newest.secret_fingerprint = s.fingerprint, FALSE) AS "isInUse"
      FROM connection_secret AS s
      LEFT JOIN LATERAL (
        SELECT recent.id, recent.received_at
        FROM (
          SELECT id, received_at, secret_fingerprint FROM delivery
          WHERE connection_id = s.connection_id AND received_at >= s.valid_from - interval '1 minute'
            AND received_at <= coalesce(s.valid_until, 'infinity') + interval '1 minute'
            AND NOT is_test
          ORDER BY received_at DESC, id DESC LIMIT 20000) AS recent
        WHERE recent.secret_fingerprint = s.fingerprint
        ORDER BY recent.received_at DESC, recent.id DESC LIMIT 1) AS used ON TRUE
      LEFT JOIN LATERAL (
        SELECT secret_fingerprint FROM delivery WHERE connection_id = s.connection_id AND NOT is_test
        ORDER BY received_at DESC, id DESC LIMIT 1) AS newest ON TRUE
      WHERE s.connection_id = ${connectionId}::uuid
      ORDER BY s.valid_from DESC, s.id DESC
      LIMIT 50`,
  );
}
