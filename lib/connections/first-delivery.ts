import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import type { Call } from '../calls/call.ts';
import { callColumns, toCall } from '../calls/call-row.ts';
import { headline } from '../calls/headline.ts';
import { redactCall } from '../calls/redact-call.ts';
import { db } from '../db.ts';
import { instant } from '../instant.ts';
import type { Provider } from '../providers/provider.ts';
import type { Connection } from './connection.ts';
import { findConnection } from './find-connection.ts';
import {
  type FirstDelivery,
  firstDeliveryState,
  type SeenCall,
  type SeenDelivery,
  type SeenRefusal,
} from './first-delivery-state.ts';
import { identifyBody } from './identify-body.ts';
import { storedRequest } from './stored-request.ts';

export type FirstDeliveryReport = {
  /** What the provider sent. */
  arrival: FirstDelivery;
  /** What tests came to; `null` where there are none. */
  test: FirstDelivery | null;
  /** How many test deliveries are stored. */
  tests: number;
};

/** How many of the newest deliveries and refusals are looked at. */
const looked = 10;

/**
 * What became of the newest deliveries of a connection and, where nothing came of them, why: for the page that
 * waits for the first one, which asks every second. Cheap at any number of deliveries.
 *
 * @throws {AppError} `not_found`, or `forbidden` without `connections.manage`.
 */
export async function firstDelivery(viewer: Viewer, connectionId: string): Promise<FirstDeliveryReport> {
  authorise(viewer, 'connections.manage');
  const { connection, provider } = await findConnection(connectionId);
  const [arrived, tested, refusals] = await Promise.all([
    seenDeliveries(viewer, connection, provider, { isTest: false }),
    seenDeliveries(viewer, connection, provider, { isTest: true }),
    seenRefusals(connection),
  ]);
  const paused = connection.status === 'paused';
  const tests = tested.length < looked ? tested.length : await countTests(connection.id);
  return {
    arrival: firstDeliveryState({ paused, deliveries: arrived, refusals }),
    test: tests === 0 ? null : firstDeliveryState({ paused, deliveries: tested, refusals: [] }),
    tests,
  };
}

const deliveryRows = z.array(
  z.object({
    id: z.uuid(),
    at: instant,
    state: z.enum(['pending', 'projected', 'ignored', 'failed']),
    reason: z.string().nullable(),
    contentType: z.string(),
    callId: z.uuid().nullable(),
  }),
);

async function seenDeliveries(
  viewer: Viewer,
  connection: Connection,
  provider: Provider,
  { isTest }: { isTest: boolean },
): Promise<SeenDelivery[]> {
  const rows = deliveryRows.parse(
    await db().$queryRaw`
      SELECT d.id, d.last_received_at AS at, d.state, d.reason, d.content_type AS "contentType",
        (SELECT e.call_id FROM call_event AS e WHERE e.delivery_id = d.id ORDER BY e.ordinal LIMIT 1) AS "callId"
      FROM delivery AS d
      WHERE d.connection_id = ${connection.id}::uuid AND d.is_test = ${isTest}
      ORDER BY d.received_at DESC, d.id DESC
      LIMIT ${looked}`,
  );
  const calls = await callsOf(viewer, [...new Set(rows.flatMap(({ callId }) => callId ?? []))]);
  const seen = rows.map(({ callId, ...row }) => ({ ...row, call: (callId && calls.get(callId)) || null }));
  // Bodies are read only as long as nothing is understood, and only the newest: the page asks every second.
  const puzzle = seen.some(({ call }) => call && !isPoor(call)) ? undefined : seen[0];
  return Promise.all(
    seen.map(async (delivery) => {
      const unknown = { readableAs: null, recognised: null };
      if (delivery !== puzzle || delivery.state === 'pending') return { ...delivery, ...unknown };
      return { ...delivery, ...(await identifyStored(delivery.id, connection, provider)) };
    }),
  );
}

/** A call of which the provider named not even a time may be a misunderstanding. */
function isPoor({ startedAtSource }: SeenCall): boolean {
  return startedAtSource === 'received';
}

async function callsOf(viewer: Viewer, callIds: readonly string[]): Promise<Map<string, SeenCall>> {
  if (callIds.length === 0) return new Map();
  const rows = z.array(z.unknown()).parse(
    await db().$queryRaw`
      SELECT ${callColumns} FROM call AS c JOIN connection AS n ON n.id = c.connection_id
      WHERE c.id = ANY(${[...callIds]}::uuid[])`,
  );
  return new Map(
    rows.map((row) => {
      const call = redactCall(viewer, toCall(row));
      return [call.id, seenCall(call)];
    }),
  );
}

function seenCall(call: Call): SeenCall {
  const { id, state, direction, outcome, startedAt, startedAtSource, connectedAt, endedAt } = call;
  return {
    ...{ id, state, direction, outcome, startedAt, startedAtSource },
    headline: headline(call),
    customer: call.customerName ?? call.customerNumber ?? call.customerNumberRaw,
    business: call.businessNumber ?? call.businessNumberRaw,
    agent: call.agentName ?? call.agentNumber,
    latestAt: endedAt ?? connectedAt ?? startedAt,
  };
}

async function identifyStored(id: string, connection: Connection, provider: Provider) {
  const stored = await storedRequest(connection.id, id);
  return stored === null
    ? { readableAs: null, recognised: null }
    : identifyBody(stored, provider, connection);
}

const refusalRows = z.array(
  z.object({
    at: instant,
    times: z.number(),
    cause: z.string(),
    detail: z.string().nullable(),
    fingerprint: z.string().nullable(),
    address: z.string().nullable(),
    ofThisConnection: z.boolean(),
  }),
);

/**
 * The newest refusals of this connection, and what came in the last ten minutes under an address that names no
 * connection of this provider: it may have been meant for this one.
 */
async function seenRefusals({ id, provider, createdAt }: Connection): Promise<SeenRefusal[]> {
  return refusalRows.parse(
    await db().$queryRaw`
      (SELECT received_at AS at, times, cause, detail, fingerprint, address, TRUE AS "ofThisConnection"
       FROM rejected_request WHERE connection_id = ${id}::uuid
       ORDER BY received_at DESC LIMIT ${looked})
      UNION ALL
      (SELECT received_at, times, cause, detail, fingerprint, address, FALSE
       FROM rejected_request
       WHERE connection_id IS NULL AND (provider = ${provider} OR cause = 'unknown_provider')
         AND received_at > greatest(now() - interval '10 minutes', ${createdAt})
       ORDER BY received_at DESC LIMIT ${looked})`,
  );
}

async function countTests(connectionId: string): Promise<number> {
  return db().delivery.count({ where: { connectionId, isTest: true } });
}
