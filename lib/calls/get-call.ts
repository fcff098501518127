import { z } from 'zod';
import { authorise, can, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { instant } from '../instant.ts';
import type { Call, WholeCall } from './call.ts';
import { callColumns, toCall } from './call-row.ts';
import { fold, inFoldOrder, type StoredEvent } from './fold.ts';
import { redactFacts, redactKeys, redactWholeCall } from './redact-call.ts';
import { storedEvents } from './stored-events.ts';
import { withConversation } from './with-conversation.ts';

/** A call with everything that is known about it and how it is known. */
export type CallRecord = {
  /** `call.id` is the canonical id: it differs from the id asked for when half-calls have joined. */
  call: WholeCall;
  connectionLabel: string;
  /** In the order in which they were folded, a later one wins; what was said twice stands here once. */
  events: StoredEvent[];
  /** Which delivery each fact was taken from, under the names of `CallFacts`. */
  sources: Record<string, string>;
  /** The requests that the events came from, oldest first. */
  deliveries: CallDelivery[];
};

const callDelivery = z.object({
  id: z.uuid(),
  method: z.string(),
  trigger: z.string(),
  contentType: z.string(),
  receivedAt: instant,
  /** When the same content came last, and how often it came again. */
  lastReceivedAt: instant,
  repeats: z.number().int(),
  state: z.string(),
  /** Bytes. */
  size: z.number().int(),
  /** The bytes as received, of a long body only the beginning; null without the right to read bodies. */
  body: z.instanceof(Uint8Array).nullable(),
});
export type CallDelivery = z.infer<typeof callDelivery>;

/** Bytes of a body that a call is shown with; the delivery itself has all of it. */
const bodyShown = 300_000;

const recordRow = z.looseObject({
  connectionLabel: z.string(),
  defaultCountry: z.string(),
  ringingLimitSeconds: z.number(),
  talkingLimitSeconds: z.number(),
});

/**
 * One call by any id it ever had: each of its provider keys has an id of its own, and a link made from any of
 * them leads here for ever. Null when there is no such call. What the viewer's role may not see is masked or
 * null.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function getCall(viewer: Viewer, id: string): Promise<CallRecord | null> {
  authorise(viewer, 'calls.read');
  if (!z.uuid().safeParse(id).success) return null;
  const [row] = z.array(recordRow).parse(
    await db().$queryRaw`
      SELECT ${callColumns}, n.label AS "connectionLabel", n.default_country AS "defaultCountry",
        n.ringing_limit_seconds AS "ringingLimitSeconds", n.talking_limit_seconds AS "talkingLimitSeconds"
      FROM call_key AS asked
        JOIN call AS c ON c.id = asked.call_id
        JOIN connection AS n ON n.id = c.connection_id
      WHERE asked.id = ${id}::uuid`,
  );
  if (row === undefined) return null;

  const call = toCall(row);
  const [[whole], events, deliveries] = await Promise.all([
    withConversation([call]),
    storedEvents(db(), [call.id]),
    readDeliveries(viewer, call.id),
  ]);
  return {
    call: redactWholeCall(viewer, whole ?? { ...call, transcript: [], actions: [] }),
    connectionLabel: row.connectionLabel,
    events: inFoldOrder(events).map((event) => redactEvent(viewer, call, event)),
    sources: events.length === 0 ? {} : fold(events, row).sources,
    deliveries,
  };
}

async function readDeliveries(viewer: Viewer, callId: string): Promise<CallDelivery[]> {
  return z.array(callDelivery).parse(
    await db().$queryRaw`
      SELECT d.id, d.method, d.trigger, d.content_type AS "contentType", d.received_at AS "receivedAt",
        d.last_received_at AS "lastReceivedAt", d.repeats, d.state, octet_length(d.body) AS size,
        CASE WHEN ${can(viewer, 'bodies.read')} THEN substring(d.body FROM 1 FOR ${bodyShown}) END AS body
      FROM delivery AS d
      WHERE d.id IN (SELECT e.delivery_id FROM call_event AS e WHERE e.call_id = ${callId}::uuid)
      ORDER BY d.received_at, d.id`,
  );
}

function redactEvent(viewer: Viewer, call: Call, event: StoredEvent): StoredEvent {
  return {
    ...event,
    callKeys: redactKeys(viewer, call, event.callKeys),
    facts: redactFacts(viewer, event.facts),
  };
}
