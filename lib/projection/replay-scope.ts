import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { type Database, db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import {
  deliveryConditions,
  deliveryFilters,
  saysWord,
  searchBound,
  since,
} from '../webhooks/delivery-filters.ts';
import { findProjectedConnections } from './find-projected-connections.ts';
import type { ProjectedConnection } from './interpret-delivery.ts';

const word = z.string().min(1).max(1_000);

/** What is to be read again. */
export const replayScope = z.union([
  z.strictObject({ delivery: z.uuid() }),
  z.strictObject({ connectionId: z.uuid() }),
  z.strictObject({ everything: z.literal(true) }),
  /** All that the list of deliveries shows with these filters. */
  z.strictObject({ filters: z.strictObject(deliveryFilters.shape) }),
  z.strictObject({
    deliveries: z.union([
      z.strictObject({ ids: z.array(z.uuid()).min(1).max(10_000) }),
      /** Those that say a word of a provider, whether or not anybody knows it by now. */
      z.strictObject({ unmappedWord: z.strictObject({ provider: word, field: word, word }) }),
    ]),
  }),
]);
export type ReplayScope = z.infer<typeof replayScope>;

/** The place of the oldest delivery that a scope's search reaches; `null` where all are reached. */
export const searchedSince = z.object({ receivedAt: z.iso.datetime(), id: z.uuid() }).nullable();
type SearchedSince = z.infer<typeof searchedSince>;

/** A scope as conditions on `delivery AS r`, of which `looked` is asked of each, and the connections it is about. */
export type ReplayConditions = {
  indexed: Prisma.Sql;
  looked: Prisma.Sql | null;
  connections: ProjectedConnection[];
};

/**
 * The conditions of a scope, its connections in the order of their ids, without paused ones.
 *
 * @param reach from where a search looks at deliveries, as `replayReach` fixed it.
 */
export async function replayConditions(
  database: Database,
  scope: ReplayScope,
  reach: SearchedSince,
): Promise<ReplayConditions> {
  const [all, { indexed, looked }] = await Promise.all([
    findProjectedConnections({ withWork: false }),
    conditionsOf(database, scope),
  ]);
  return {
    indexed: reach === null ? indexed : Prisma.sql`${indexed} AND ${since(reach)}`,
    looked,
    connections: all.filter((connection) => concerns(scope, connection)),
  };
}

/** How far back the search of a scope reaches: as far as the list's, so that a replay takes what the list shows. */
export async function replayReach(database: Database, scope: ReplayScope): Promise<SearchedSince> {
  if (!('filters' in scope)) return null;
  const { indexed, looked } = await deliveryConditions(database, scope.filters);
  return looked === null ? null : (await searchBound(database, indexed)).since;
}

/**
 * Stops what cannot be read again.
 *
 * @throws {AppError} `not_found` for a delivery or a connection that there is none of; `conflict` while its
 * connection is paused, or where the body is gone.
 */
export async function assertReplayable(scope: ReplayScope): Promise<void> {
  const connectionId = 'connectionId' in scope ? scope.connectionId : undefined;
  if ('delivery' in scope) {
    const delivery = await db().delivery.findUnique({
      where: { id: scope.delivery },
      select: { bodyRemovedAt: true, connection: { select: { status: true } } },
    });
    if (!delivery)
      throw new AppError('not_found', 'There is no delivery with this id. It may have been deleted.');
    if (delivery.bodyRemovedAt !== null)
      throw new AppError(
        'conflict',
        'Its body was removed, so it cannot be read again. What was read of it stays.',
      );
    refusePaused(delivery.connection.status);
  }
  if (connectionId === undefined) return;
  const connection = await db().connection.findUnique({
    where: { id: connectionId },
    select: { status: true },
  });
  if (!connection)
    throw new AppError('not_found', 'There is no connection with this id. It may have been deleted.');
  refusePaused(connection.status);
}

function refusePaused(status: string): void {
  if (status !== 'paused') return;
  throw new AppError('conflict', 'The connection is paused: nothing of it is read. Resume it first.');
}

async function conditionsOf(
  database: Database,
  scope: ReplayScope,
): Promise<{ indexed: Prisma.Sql; looked: Prisma.Sql | null }> {
  if ('filters' in scope) return deliveryConditions(database, scope.filters);
  if ('delivery' in scope) return { indexed: Prisma.sql`r.id = ${scope.delivery}::uuid`, looked: null };
  if (!('deliveries' in scope)) return { indexed: Prisma.sql`TRUE`, looked: null };
  if ('ids' in scope.deliveries)
    return { indexed: Prisma.sql`r.id = ANY(${scope.deliveries.ids}::uuid[])`, looked: null };
  return { indexed: Prisma.sql`TRUE`, looked: saysUnmappedWord(scope.deliveries.unmappedWord) };
}

/** Also deliveries whose word has a meaning by now, which is no longer listed as unknown: those that carry it. */
function saysUnmappedWord({ field, word }: { field: string; word: string }): Prisma.Sql {
  return Prisma.sql`(${saysWord(word)} OR EXISTS (
    SELECT FROM call_event AS e WHERE e.delivery_id = r.id AND (
      e.facts->'unmapped' ? ${`${field}=${word}`} OR strpos(e.facts->'hangup'->>'words', ${word}) > 0
      OR e.facts->>'outcomeWords' = ${word})))`;
}

function concerns(scope: ReplayScope, { id, provider }: ProjectedConnection): boolean {
  if ('connectionId' in scope) return scope.connectionId === id;
  if ('filters' in scope)
    return scope.filters.connectionId === undefined || scope.filters.connectionId === id;
  if ('deliveries' in scope && 'unmappedWord' in scope.deliveries)
    return scope.deliveries.unmappedWord.provider === provider;
  return true;
}
