import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db, patiently, type Transaction } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { type CallSnapshot, callSnapshots } from './call-snapshot.ts';
import { type CallChanges, compareCalls } from './compare-calls.ts';
import type { ProjectedConnection } from './interpret-delivery.ts';
import { isLockedElsewhere, lockConnection } from './lock-connection.ts';
import { type Ending, readOrSetAside } from './read-or-set-aside.ts';
import {
  assertReplayable,
  type ReplayConditions,
  type ReplayScope,
  replayConditions,
  replayReach,
  replayScope,
} from './replay-scope.ts';
import { selectDeliveries } from './select-deliveries.ts';

/** What a replay would do, as far as the newest of its deliveries tell. */
export type ReplayPreview = {
  /** How many deliveries it is about; `null` where that is known only when all were looked at. */
  deliveries: { count: number; isCapped: boolean } | null;
  /** How many of them were read for this, the newest. */
  sample: number;
  /** These are all of them: the replay does exactly this. */
  isWhole: boolean;
  /** Deliveries that would be in another state than they are. */
  states: { before: string; after: string; deliveries: number }[];
  calls: CallChanges;
};

/** So many deliveries, or bytes of bodies, are read for a preview. */
const sampleSize = 1_000;
const sampleBytes = 32 * 1024 ** 2;
/** Of those that each must be looked at, so many are looked at. */
const mostLookedAt = 20_000;
const countCap = 1_000_000;
/** How long to wait for a batch of new deliveries that is under way, in milliseconds. */
const patience = 5_000;

const sampleRows = z.array(
  z.object({ id: z.uuid(), connectionId: z.uuid(), state: z.string(), isMore: z.boolean() }),
);
type Sampled = z.infer<typeof sampleRows>[number];

/**
 * What a replay would change, found by doing it and taking it back: the newest 1,000 deliveries of the scope are read
 * by the very code of the replay in a transaction that is rolled back. New deliveries of their connections wait for
 * those few seconds.
 *
 * @throws {AppError} as `startReplay`, and `conflict` while other work is at these connections.
 */
export async function previewReplay(viewer: Viewer, input: ReplayScope): Promise<ReplayPreview> {
  authorise(viewer, 'pipeline.run');
  const scope = replayScope.parse(input);
  await assertReplayable(scope);
  return patiently(async () => {
    const conditions = await replayConditions(db(), scope, await replayReach(db(), scope));
    const chosen = await chooseSample(conditions);
    const sample = chosen.filter(({ isMore }) => !isMore);
    const isWhole = sample.length === chosen.length && (await reachesAll(scope, conditions));
    const deliveries = isWhole
      ? { count: sample.length, isCapped: false }
      : await countDeliveries(scope, conditions);
    const { calls, endings } = await tryOut(sample, conditions.connections);
    return { deliveries, sample: sample.length, isWhole, states: countStates(sample, endings), calls };
  });
}

/** The newest deliveries, and one more where there are more. */
async function chooseSample(conditions: ReplayConditions): Promise<Sampled[]> {
  const { looked } = conditions;
  const newest = newestOf(conditions, looked === null ? sampleSize + 1 : mostLookedAt);
  return sampleRows.parse(
    await db().$queryRaw`
      SELECT id, connection_id AS "connectionId", state,
        number > ${sampleSize} OR bytes_before >= ${sampleBytes} AS "isMore"
      FROM (
        SELECT r.id, r.connection_id, r.state, row_number() OVER newest AS number,
          sum(octet_length(r.body)) OVER newest - octet_length(r.body) AS bytes_before
        FROM (${newest}) AS n JOIN delivery AS r ON r.id = n.id
        WHERE ${looked ?? Prisma.sql`TRUE`}
        WINDOW newest AS (ORDER BY r.received_at DESC, r.id DESC)) AS numbered
      ORDER BY number LIMIT ${sampleSize + 1}`,
  );
}

function newestOf({ indexed, connections }: ReplayConditions, limit: number): Prisma.Sql {
  const ids = connections.map(({ id }) => id);
  return Prisma.sql`
    SELECT r.id FROM delivery AS r
    WHERE r.connection_id = ANY(${ids}::uuid[]) AND ${indexed} AND r.body_removed_at IS NULL
    ORDER BY r.received_at DESC, r.id DESC LIMIT ${limit}`;
}

/** Whether the sample was chosen among all deliveries: a search of the list has its own bound, one for a word none. */
async function reachesAll(scope: ReplayScope, conditions: ReplayConditions): Promise<boolean> {
  if (conditions.looked === null || 'filters' in scope) return true;
  const newest = newestOf(conditions, mostLookedAt);
  const [{ count }] = countRow.parse(await db().$queryRaw`SELECT count(*) AS count FROM (${newest}) AS n`);
  return count < mostLookedAt;
}

const countRow = z.tuple([z.object({ count: z.coerce.number() })]);

async function countDeliveries(
  scope: ReplayScope,
  { indexed, looked, connections }: ReplayConditions,
): Promise<ReplayPreview['deliveries']> {
  // A search of the list has its bound; one for a word goes through everything.
  if (looked !== null && !('filters' in scope)) return null;
  const ids = connections.map(({ id }) => id);
  const [{ count }] = countRow.parse(
    await db().$queryRaw`
      SELECT count(*) AS count FROM (
        SELECT FROM delivery AS r
        WHERE r.connection_id = ANY(${ids}::uuid[]) AND ${indexed} AND r.body_removed_at IS NULL
          AND ${looked ?? Prisma.sql`TRUE`}
        LIMIT ${countCap + 1}) AS counted`,
  );
  return { count: Math.min(count, countCap), isCapped: count > countCap };
}

type Found = { calls: CallChanges; endings: Ending[] };

/** Carries what was found out of a transaction that is to be rolled back. */
class Undone extends Error {
  readonly found: Found;

  constructor(found: Found) {
    super('rolled back on purpose');
    this.found = found;
  }
}

async function tryOut(
  sample: readonly Sampled[],
  connections: readonly ProjectedConnection[],
): Promise<Found> {
  try {
    await db().$transaction(
      async (tx) => {
        throw new Undone(await readSample(tx, sample, connections));
      },
      { maxWait: 10_000, timeout: 60_000 },
    );
  } catch (error) {
    if (error instanceof Undone) return error.found;
    if (isLockedElsewhere(error)) {
      throw new AppError('conflict', 'These deliveries are being worked on just now. Try again in a moment.');
    }
    throw error;
  }
  throw new Error('a transaction that was to be rolled back went through');
}

async function readSample(
  tx: Transaction,
  sample: readonly Sampled[],
  connections: readonly ProjectedConnection[],
): Promise<Found> {
  /** As they stood before anything was read; `undefined` for those that come to be. */
  const before = new Map<string, CallSnapshot | undefined>();
  const onConcerned = async (calls: { before: string[]; after: string[] }) => {
    const unseen = calls.before.filter((id) => !before.has(id));
    const snapshots = await callSnapshots(tx, unseen);
    for (const id of unseen) before.set(id, snapshots.get(id));
    for (const id of calls.after) if (!before.has(id)) before.set(id, undefined);
  };
  const endings: Ending[] = [];
  for (const connection of connections) {
    let ids = sample.filter(({ connectionId }) => connectionId === connection.id).map(({ id }) => id);
    if (ids.length > 0) await lockConnection(tx, connection.id, patience);
    while (ids.length > 0) {
      const deliveries = await selectDeliveries(tx, connection.id, { of: 'these', ids }, batchSize);
      if (deliveries.length === 0) break;
      endings.push(...(await readOrSetAside(tx, { connection, deliveries, onConcerned, isTrial: true })));
      const done = new Set(deliveries.map(({ id }) => id));
      ids = ids.filter((id) => !done.has(id));
    }
  }
  const ids = [...before.keys()];
  const stood = new Map(
    [...before].filter((entry): entry is [string, CallSnapshot] => entry[1] !== undefined),
  );
  return { calls: compareCalls(ids, stood, await callSnapshots(tx, ids)), endings };
}

const batchSize = 500;

function countStates(sample: readonly Sampled[], endings: readonly Ending[]): ReplayPreview['states'] {
  const after = new Map(endings.map(({ id, state }) => [id, state]));
  const counts = new Map<string, ReplayPreview['states'][number]>();
  for (const { id, state } of sample) {
    const next = after.get(id);
    if (next === undefined || next === state) continue;
    const known = counts.get(`${state} ${next}`);
    if (known) known.deliveries += 1;
    else counts.set(`${state} ${next}`, { before: state, after: next, deliveries: 1 });
  }
  return [...counts.values()].sort((a, b) => b.deliveries - a.deliveries);
}
