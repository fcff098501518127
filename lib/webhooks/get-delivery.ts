import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { instant } from '../instant.ts';
import { type BodyView, viewBody } from './body-view.ts';
import { type DeliveryAnswer, deliveryAnswer } from './delivery-answer.ts';
import { deliveryState } from './delivery-state.ts';

const deliveryRow = z.object({
  id: z.uuid(),
  connectionId: z.uuid(),
  connectionLabel: z.string(),
  provider: z.string(),
  method: z.string(),
  trigger: z.string(),
  query: z.string(),
  headers: z.record(z.string(), z.string()),
  contentType: z.string(),
  body: z.instanceof(Uint8Array),
  receivedAt: instant,
  lastReceivedAt: instant,
  repeats: z.number(),
  state: deliveryState,
  reason: z.string().nullable(),
  attempts: z.number(),
  secretFingerprint: z.string().nullable(),
  address: z.string().nullable(),
  isTest: z.boolean(),
  /** When its body was removed, as the settings ask. */
  bodyRemovedAt: instant.nullable(),
});

const callRow = z.object({ id: z.uuid(), kinds: z.array(z.string()) });

export type DeliveryDetail = Omit<z.infer<typeof deliveryRow>, 'body'> & {
  body: BodyView;
  /** What the provider was answered; `null` where the body is gone from which that follows. */
  answer: DeliveryAnswer | null;
  /** The calls it says something about, and what kinds of events it asserts of them, in order. */
  calls: z.infer<typeof callRow>[];
};

/**
 * One delivery with everything that was received, secrets removed, and what became of it. Found by any id under
 * which it was acknowledged.
 *
 * @throws {AppError} `not_found`, or `forbidden` without `bodies.read`.
 */
export async function getDelivery(viewer: Viewer, id: string): Promise<DeliveryDetail> {
  authorise(viewer, 'bodies.read');
  if (!z.uuid().safeParse(id).success) throw noSuchDelivery();
  const named = Prisma.sql`coalesce(
    (SELECT delivery_id FROM delivery_alias WHERE delivery_alias.id = ${id}::uuid), ${id}::uuid)`;
  const [deliveries, calls] = await Promise.all([
    db().$queryRaw`
      SELECT r.id, r.connection_id AS "connectionId", n.label AS "connectionLabel", n.provider, r.method,
        r.trigger, r.query, r.headers, r.content_type AS "contentType", r.body, r.received_at AS "receivedAt",
        r.last_received_at AS "lastReceivedAt", r.repeats, r.state, r.reason, r.attempts,
        r.secret_fingerprint AS "secretFingerprint", r.address, r.is_test AS "isTest",
        r.body_removed_at AS "bodyRemovedAt"
      FROM delivery AS r JOIN connection AS n ON n.id = r.connection_id
      WHERE r.id = ${named}`,
    db().$queryRaw`
      SELECT call_id AS id, array_agg(kind ORDER BY ordinal) AS kinds FROM call_event
      WHERE delivery_id = ${named}
      GROUP BY call_id ORDER BY min(ordinal)`,
  ]);
  const [row] = z.array(deliveryRow).parse(deliveries);
  if (!row) throw noSuchDelivery();
  const source = { ...row, contentEncoding: row.headers['content-encoding'] ?? '' };
  return {
    ...row,
    body: viewBody(row.body),
    answer: row.bodyRemovedAt === null ? deliveryAnswer(source) : null,
    calls: z.array(callRow).parse(calls),
  };
}

function noSuchDelivery(): AppError {
  return new AppError('not_found', 'There is no delivery with this id. It may have been deleted.');
}
