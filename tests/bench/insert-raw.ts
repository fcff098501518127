import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';
import type { PlannedRequest } from './plan-traffic.ts';

/** Deliveries of one INSERT. */
export const rowsAtOnce = 1_000;

/**
 * Stores deliveries past the front door, one statement after the other, each durable when it returns: as the
 * plainest importer would do it. They wait to be projected.
 */
export async function insertRaw(database: pg.Client, planned: readonly PlannedRequest[]): Promise<void> {
  for (let from = 0; from < planned.length; from += rowsAtOnce) {
    const rows = planned.slice(from, from + rowsAtOnce);
    await database.query(
      `INSERT INTO delivery (connection_id, method, trigger, query, content_type, body, content_hash, received_at,
         headers, secret_fingerprint, address)
       SELECT connection_id, method, trigger, query, content_type, body, content_hash, received_at,
         jsonb_build_object('content-type', content_type, 'user-agent', 'bench'), 'none', '127.0.0.1'
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bytea[], $7::bytea[], $8::timestamptz[])
         AS r (connection_id, method, trigger, query, content_type, body, content_hash, received_at)
       ON CONFLICT DO NOTHING`,
      [
        rows.map(({ connection }) => connection.connection.id),
        rows.map(({ request }) => request.method),
        rows.map(({ request }) => request.trigger),
        rows.map(({ request }) => request.query),
        rows.map(({ request }) => (request.method === 'POST' ? request.contentType : '')),
        rows.map(({ request }) => bodyOf(request)),
        rows.map(({ request }) => contentHash(request)),
        rows.map(({ due }) => new Date(due).toISOString()),
      ],
    );
  }
}

function bodyOf(request: PlannedRequest['request']): Buffer {
  return Buffer.from(request.method === 'POST' ? request.body : '');
}

function contentHash(request: PlannedRequest['request']): Buffer {
  const { trigger, query } = request;
  return createHash('sha256').update(`${trigger}\n${query}\n`).update(bodyOf(request)).digest();
}

/** Waits until nothing waits any more, neither a delivery nor a figure. */
export async function projected(database: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await database.query(
      `SELECT EXISTS (SELECT FROM delivery WHERE state = 'pending') OR EXISTS (SELECT FROM dirty_bucket) AS busy`,
    );
    if (!z.object({ busy: z.boolean() }).parse(rows[0]).busy) return;
    await sleep(50);
  }
}
