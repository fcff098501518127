import type pg from 'pg';
import { z } from 'zod';
import { contentHash, type NewDelivery } from './delivery.ts';

/** The id under which a delivery stands; `null`: its secret was no longer valid, and it was not stored. */
export type StoredId = string | null;

type StoreOptions = {
  /**
   * Stores only what a secret of the connection admits that is valid now, whatever this process remembers of
   * it. False for what was admitted long ago and acknowledged: its connection must exist, no more.
   */
  admittedNow: boolean;
};

const stored = z.array(
  z.object({ id: z.uuid(), connection_id: z.uuid(), content_hash: z.instanceof(Buffer) }),
);

/**
 * Stores deliveries in one statement, all or none. The same content on the same connection is the same
 * delivery, counted once more; the same delivery twice (by its id) is not counted.
 *
 * Whether the secret is still valid is asked in the statement that stores: a process that has not heard of a
 * rotation yet cannot let an old secret in. Rows go in by connection and content, in this order, so that two
 * processes that store the same contents wait for each other and never for ever.
 *
 * @returns for each delivery the id under which it stands.
 * @throws what the database throws; then, as far as anybody can tell, none is stored.
 */
export async function storeDeliveries(
  client: pg.Pool | pg.ClientBase,
  deliveries: readonly NewDelivery[],
  { admittedNow }: StoreOptions,
): Promise<StoredId[]> {
  const hashes = deliveries.map(contentHash);
  const places = deliveries.map(
    ({ connectionId }, index) => `${connectionId} ${hashes[index]?.toString('hex')}`,
  );
  const times = new Map<string, number>();
  for (const place of places) times.set(place, (times.get(place) ?? 0) + 1);
  // A statement can touch a row only once: what came more than once within it goes in once, with its count.
  const firsts = deliveries.flatMap((delivery, index) =>
    places.indexOf(places[index] ?? '') === index
      ? [{ ...delivery, hash: hashes[index], times: times.get(places[index] ?? '') ?? 1 }]
      : [],
  );
  const column = <T>(of: (delivery: (typeof firsts)[number]) => T): T[] => firsts.map(of);
  const { rows } = await client.query({
    name: 'store-deliveries',
    text: statement,
    values: [
      column(({ id }) => id),
      column(({ connectionId }) => connectionId),
      column(({ method }) => method),
      column(({ trigger }) => trigger),
      column(({ query }) => query),
      column(({ headers }) => JSON.stringify(headers)),
      column(({ contentType }) => contentType),
      column(({ body }) => Buffer.from(body.buffer, body.byteOffset, body.byteLength)),
      column(({ hash }) => hash),
      column(({ receivedAt }) => receivedAt),
      column(({ times }) => times),
      column(({ secretFingerprint }) => secretFingerprint),
      column(({ address }) => address),
      column(({ problem }) => problem),
      column(({ isTest }) => isTest === true),
      admittedNow,
    ],
  });
  const ids = new Map(
    stored
      .parse(rows)
      .map(({ id, connection_id, content_hash }) => [`${connection_id} ${content_hash.toString('hex')}`, id]),
  );
  return places.map((place) => ids.get(place) ?? null);
}

// A secret counts as valid when it was at either of two clocks' time, this process's at the receipt or the
// server's: clocks that differ by a moment must not cost a delivery.
const statement = `
  INSERT INTO delivery (
    id, connection_id, method, trigger, query, headers, content_type, body, content_hash,
    received_at, last_received_at, repeats, secret_fingerprint, address, is_test, state, reason)
  SELECT r.id, r.connection_id, r.method, r.trigger, r.query, r.headers, r.content_type, r.body, r.content_hash,
    r.received_at, r.received_at, r.times - 1, r.fingerprint, r.address, r.is_test,
    CASE WHEN r.problem IS NULL THEN 'pending' ELSE 'failed' END, r.problem
  FROM unnest(
    $1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::jsonb[], $7::text[], $8::bytea[], $9::bytea[],
    $10::timestamptz[], $11::int[], $12::text[], $13::text[], $14::text[], $15::boolean[])
    AS r (id, connection_id, method, trigger, query, headers, content_type, body, content_hash,
      received_at, times, fingerprint, address, problem, is_test)
  WHERE CASE WHEN $16
    THEN EXISTS (
      SELECT FROM connection_secret AS s
      WHERE s.connection_id = r.connection_id AND s.fingerprint = r.fingerprint
        AND s.valid_from <= greatest(r.received_at, now())
        AND (s.valid_until IS NULL OR s.valid_until > least(r.received_at, now())))
    ELSE EXISTS (SELECT FROM connection AS c WHERE c.id = r.connection_id) END
  ORDER BY r.connection_id, r.content_hash
  ON CONFLICT (connection_id, content_hash) DO UPDATE SET
    repeats = delivery.repeats + CASE WHEN delivery.id = excluded.id THEN 0 ELSE excluded.repeats + 1 END,
    last_received_at = greatest(delivery.last_received_at, excluded.last_received_at)
  RETURNING id, connection_id, content_hash`;
