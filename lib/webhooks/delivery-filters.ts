import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import type { Database } from '../db.ts';
import { askedInstant, instant } from '../instant.ts';
import { likeLiteral } from '../like-literal.ts';
import { deliveryState } from './delivery-state.ts';

const words = z.string().trim().min(1).max(200);

/** Which deliveries: all that are given must hold. */
export const deliveryFilters = z
  .object({
    connectionId: z.uuid(),
    state: deliveryState,
    /** Received at this instant (UTC, ISO 8601) or later. */
    from: askedInstant,
    /** Received before it. */
    to: askedInstant,
    /** A call's id, any it ever had, or the provider's own id for it. */
    call: words,
    /** Words that all stand in the body as sent, the query, the trigger or the reason, in large or small letters. */
    q: words,
    /** Sent by Switchboard itself, to try a connection out. */
    isTest: z.boolean(),
  })
  .partial();
export type DeliveryFilters = z.infer<typeof deliveryFilters>;

/** Filters as conditions on `delivery AS r`. */
type DeliveryConditions = {
  /** What indexes answer. */
  indexed: Prisma.Sql;
  /** What each delivery must be looked at for; `null` when nothing is. */
  looked: Prisma.Sql | null;
};

/** A call has few ids and few deliveries; a search for more is one by a word that is no id. */
const mostCalls = 100;

/** Filters as conditions. A `call` that there is none of matches nothing. */
export async function deliveryConditions(
  database: Database,
  { connectionId, state, from, to, call, q, isTest }: DeliveryFilters,
): Promise<DeliveryConditions> {
  const indexed = [
    connectionId !== undefined && Prisma.sql`r.connection_id = ${connectionId}::uuid`,
    state !== undefined && Prisma.sql`r.state = ${state}`,
    from !== undefined && Prisma.sql`r.received_at >= ${from}::timestamptz`,
    to !== undefined && Prisma.sql`r.received_at < ${to}::timestamptz`,
    call !== undefined && (await ofCall(database, call)),
    isTest !== undefined && (isTest ? Prisma.sql`r.is_test` : Prisma.sql`NOT r.is_test`),
  ].filter((condition) => condition !== false);
  const looked = q === undefined ? [] : storable(q).split(/\s+/).filter(Boolean).map(saysWord);
  return {
    indexed: indexed.length === 0 ? Prisma.sql`TRUE` : Prisma.join(indexed, ' AND '),
    looked: looked.length === 0 ? null : Prisma.join(looked, ' AND '),
  };
}

/** Looking at each takes time: no more of them, and no more bytes of bodies, are looked at in one search. */
const mostLookedAt = 10_000;
const mostBytesLookedAt = 64 * 1024 ** 2;

const boundRows = z.array(
  z.object({ lookedAt: z.number(), receivedAt: z.date(), id: z.uuid(), isLast: z.boolean() }),
);

/** How far back a search went. */
export type SearchBound = {
  /** How many deliveries were looked at, the newest of those that the other filters leave. */
  lookedAt: number;
  /** The oldest of them; `null` when there is none. */
  since: { receivedAt: string; id: string } | null;
  /** There are older ones, which were not looked at. */
  isCut: boolean;
};

/** The newest deliveries of a condition that one search looks at. */
export async function searchBound(database: Database, indexed: Prisma.Sql): Promise<SearchBound> {
  const [oldest] = boundRows.parse(
    await database.$queryRaw`
      SELECT number::int AS "lookedAt", received_at AS "receivedAt", id, number = count(*) OVER () AS "isLast"
      FROM (
        SELECT received_at, id, row_number() OVER newest AS number,
          sum(bytes) OVER newest - bytes AS bytes_before
        FROM (
          SELECT r.received_at, r.id, octet_length(r.body) AS bytes FROM delivery AS r
          WHERE ${indexed}
          ORDER BY r.received_at DESC, r.id DESC
          LIMIT ${mostLookedAt + 1}) AS newest_ones
        WINDOW newest AS (ORDER BY received_at DESC, id DESC)) AS numbered
      ORDER BY (bytes_before < ${mostBytesLookedAt} AND number <= ${mostLookedAt}) DESC, number DESC
      LIMIT 1`,
  );
  if (oldest === undefined) return { lookedAt: 0, since: null, isCut: false };
  const { lookedAt, receivedAt, id, isLast } = oldest;
  return { lookedAt, since: { receivedAt: instant.parse(receivedAt), id }, isCut: !isLast };
}

const idRows = z.array(z.object({ id: z.uuid() }));

/** The newest deliveries that filters with words or a call leave: as many as the list shows, 10,000 at most. */
export async function findDeliveryIds(database: Database, filters: DeliveryFilters): Promise<string[]> {
  const { indexed, looked } = await deliveryConditions(database, filters);
  const bound = looked === null ? null : await searchBound(database, indexed);
  if (bound?.since === null) return [];
  const rows = await database.$queryRaw`
    SELECT r.id FROM delivery AS r
    WHERE ${indexed} AND ${bound === null ? Prisma.sql`TRUE` : since(bound.since)} AND ${looked ?? Prisma.sql`TRUE`}
    ORDER BY r.received_at DESC, r.id DESC
    LIMIT ${mostLookedAt}`;
  return idRows.parse(rows).map(({ id }) => id);
}

/** The deliveries from a place on, as a condition on `delivery AS r`. */
export function since({ receivedAt, id }: { receivedAt: string; id: string }): Prisma.Sql {
  return Prisma.sql`(r.received_at, r.id) >= (${receivedAt}::timestamptz, ${id}::uuid)`;
}

const callRows = z.array(z.object({ callId: z.uuid() }));

async function ofCall(database: Database, call: string): Promise<Prisma.Sql> {
  const text = storable(call);
  const id = z.uuid().safeParse(text);
  // The index of keys by the provider's id holds this very expression (prisma/migrations/…_search).
  const rows = await database.$queryRaw`
    SELECT DISTINCT call_id AS "callId" FROM call_key AS k
    WHERE k.id = ${id.success ? id.data : null}::uuid
      OR left(substr(k.key, strpos(k.key, ':') + 1), 100) = ${text.slice(0, 100)}
    LIMIT ${mostCalls}`;
  const callIds = callRows.parse(rows).map(({ callId }) => callId);
  return Prisma.sql`r.id = ANY (ARRAY(
    SELECT e.delivery_id FROM call_event AS e WHERE e.call_id = ANY(${callIds}::uuid[])))`;
}

/**
 * Whether a delivery says a word. Bodies are bytes: they are compared in PostgreSQL's `escape` form, in which ASCII
 * stands as it is and each other byte as a number, so that no body is too broken to be searched.
 */
export function saysWord(word: string): Prisma.Sql {
  const plain = `%${likeLiteral(word)}%`;
  const forms = [...new Set([word, jsonEscaped(word)])].map((form) => `%${likeLiteral(escaped(form))}%`);
  return Prisma.sql`(coalesce(r.reason, '') ILIKE ${plain} OR r.trigger ILIKE ${plain} OR r.query ILIKE ${plain}
    OR encode(r.body, 'escape') ILIKE ANY (${forms}::text[]))`;
}

/** Text as PostgreSQL's encode(…, 'escape') writes its bytes. */
function escaped(text: string): string {
  return Array.from(Buffer.from(text), (byte) => {
    if (byte === 0x5c) return '\\\\';
    return byte === 0 || byte >= 0x80 ? `\\${byte.toString(8).padStart(3, '0')}` : String.fromCharCode(byte);
  }).join('');
}

/** Text as JSON may write it where it is not ASCII. */
function jsonEscaped(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (unit) =>
    Array.from(
      { length: unit.length },
      (_, index) => `\\u${unit.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

/** PostgreSQL has no text with a NUL in it. */
function storable(text: string): string {
  return text.replaceAll('\0', '');
}
