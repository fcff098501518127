import { hash } from 'node:crypto';
import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db, patiently, type Transaction } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { type JobRun, type JobStep, jobKind } from '../jobs/job-kind.ts';
import { endRunning, startJob } from '../jobs/start-job.ts';
import { findDeliveryIds } from '../webhooks/delivery-filters.ts';
import { lockConnection } from './lock-connection.ts';
import { readOrSetAside } from './read-or-set-aside.ts';
import { removeEmptyCalls } from './remove-empty-calls.ts';
import {
  assertReplayable,
  type ReplayConditions,
  type ReplayScope,
  replayConditions,
  replayReach,
  replayScope,
  searchedSince,
} from './replay-scope.ts';
import { type Place, selectDeliveries } from './select-deliveries.ts';
import { selectWindow } from './select-window.ts';

const replayInput = z.object({ scope: replayScope, until: z.iso.datetime(), reach: searchedSince });

const counts = z.object({
  /** Deliveries that were read again. */
  read: z.number(),
  /** Of these, those that could not be read. */
  failed: z.number(),
  /** Deliveries whose body is gone: what was read of them stays. */
  skipped: z.number(),
});

const replayCursor = z.object({
  /** Among whose deliveries it is; `null` when all are read and calls without any are being removed. */
  connectionId: z.uuid().nullable(),
  /** The last delivery that was passed. */
  after: z.object({ receivedAt: z.iso.datetime(), id: z.uuid() }).nullable(),
  /** The last call that was looked at. */
  afterCall: z.uuid().nullable(),
  counts,
});
type ReplayCursor = z.infer<typeof replayCursor>;
type Run = JobRun<z.infer<typeof replayInput>, ReplayCursor>;

/** Reading stored deliveries again, some hundred a step. Its figures are deliveries passed, its result is `ReplayCounts`. */
export const replayJob = jobKind({
  name: 'replay',
  input: replayInput,
  cursor: replayCursor,
  step: replayStep,
});

/** What a replay has done. */
export type ReplayCounts = z.infer<typeof counts>;

/** What became of a replay, and of what: as the columns `input` and `result` of its job say. */
export const replayOf = z.object({ scope: replayScope });
export const replayResult = counts.nullable().catch(null);

/**
 * Has deliveries read again that have come until now, in the projector's process. What each said before is replaced
 * as it is read; calls are there all the time. One that is asked for again while it runs is refused; after what it
 * reads has changed (a connection, a word's meaning) it begins anew instead.
 *
 * @returns the id of the job, for `getJob` and `cancelJob`.
 * @throws {AppError} `forbidden` without `pipeline.run`, `invalid_input`, `not_found`, or `conflict` when the same is
 * being read already or its connection is paused.
 */
export async function startReplay(viewer: Viewer, input: ReplayScope): Promise<string> {
  authorise(viewer, 'pipeline.run');
  const scope = replayScope.parse(input);
  await assertReplayable(scope);
  return patiently(() =>
    db().$transaction((tx) => noteReplay(tx, viewer, scope), { maxWait: 10_000, timeout: 60_000 }),
  );
}

/** `startReplay` as a part of the change that makes it necessary, by someone who was asked for whether they may. */
export async function noteReplay(tx: Transaction, viewer: Viewer, scope: ReplayScope): Promise<string> {
  const kept = await withoutWords(tx, scope);
  const reach = await replayReach(tx, kept);
  // A second of grace for clocks and rounding.
  const until = new Date(Date.now() + 1_000).toISOString();
  return startJob(tx, viewer, {
    kind: replayJob.name,
    subject: subjectOf(kept),
    input: { scope: kept, until, reach },
    supersede: 'connectionId' in kept || 'deliveries' in kept,
  });
}

/**
 * Ends a replay that is at work on the same, and keeps others from beginning one until the transaction ends. A change
 * that its steps wait for, and that `noteReplay` is then to follow, takes its own locks after this: a step holds its
 * job while it waits.
 */
export async function endReplay(tx: Transaction, viewer: Viewer, scope: ReplayScope): Promise<void> {
  await endRunning(tx, viewer, { kind: replayJob.name, subject: subjectOf(scope) });
}

/**
 * What was searched for may be somebody's number, which is neither kept nor logged: the deliveries that were found
 * take its place.
 */
async function withoutWords(tx: Transaction, scope: ReplayScope): Promise<ReplayScope> {
  if (!('filters' in scope) || (scope.filters.q === undefined && scope.filters.call === undefined))
    return scope;
  const ids = await findDeliveryIds(tx, scope.filters);
  if (ids.length === 0)
    throw new AppError('conflict', 'There is no such delivery any more. Reload the page.');
  return { deliveries: { ids } };
}

function subjectOf(scope: ReplayScope): string {
  if ('deliveries' in scope && 'ids' in scope.deliveries) {
    const { ids } = scope.deliveries;
    return `${ids.length} deliveries (${hash('sha256', ids.join()).slice(0, 12)})`;
  }
  return JSON.stringify(scope);
}

async function replayStep(tx: Transaction, run: Run): Promise<JobStep<ReplayCursor>> {
  const { scope, reach } = run.input;
  const conditions = await replayConditions(tx, scope, reach);
  const { connections } = conditions;
  if (run.cursor === null) return begin(tx, run, conditions);

  const { connectionId, after, counts } = run.cursor;
  const connection = connections.find(({ id }) => connectionId !== null && id >= connectionId);
  if (connection === undefined) return removeCalls(tx, run, run.cursor);

  await lockConnection(tx, connection.id, patience);
  const place = connection.id === connectionId ? placeOf(after) : null;
  const until = new Date(run.input.until);
  const window = await selectWindow(tx, conditions, { connectionId: connection.id, after: place, until });
  if (window.length === 0) {
    const next = connections.find(({ id }) => id > connection.id);
    return { cursor: { connectionId: next?.id ?? null, after: null, afterCall: null, counts } };
  }
  const chosen = window.filter(({ isChosen, isEmptied }) => isChosen && !isEmptied);
  const ids = chosen.slice(0, mostAtOnce).map(({ id }) => id);
  const deliveries =
    ids.length === 0 ? [] : await selectDeliveries(tx, connection.id, { of: 'these', ids }, mostAtOnce);
  const endings = await readOrSetAside(tx, { connection, deliveries });

  // Bodies are read up to a number of bytes at once: the rest of the window is the next step's.
  const last = deliveries.length < chosen.length ? deliveries.at(-1) : undefined;
  const passed = last === undefined ? window.length : window.findIndex(({ id }) => id === last.id) + 1;
  const end = window[passed - 1];
  const now = {
    read: counts.read + deliveries.length,
    failed: counts.failed + endings.filter(({ state }) => state === 'failed').length,
    skipped:
      counts.skipped +
      window.slice(0, passed).filter(({ isChosen, isEmptied }) => isChosen && isEmptied).length,
  };
  const cursor = {
    connectionId: connection.id,
    after: end === undefined ? after : { receivedAt: end.receivedAt.toISOString(), id: end.id },
    afterCall: null,
    counts: now,
  };
  return { cursor, done: run.done + passed, total: Math.max(run.total, run.done + passed), result: now };
}

const mostAtOnce = 500;
/** How long to wait for a batch of new deliveries that is under way, in milliseconds. */
const patience = 15_000;
const totalRow = z.tuple([z.object({ total: z.coerce.number() })]);

async function begin(
  tx: Transaction,
  run: Run,
  { indexed, connections }: ReplayConditions,
): Promise<JobStep<ReplayCursor>> {
  const ids = connections.map(({ id }) => id);
  const [{ total }] = totalRow.parse(
    await tx.$queryRaw`
      SELECT count(*) AS total FROM delivery AS r
      WHERE r.connection_id = ANY(${ids}::uuid[]) AND r.received_at <= ${new Date(run.input.until)} AND ${indexed}`,
  );
  const none = { read: 0, failed: 0, skipped: 0 };
  return {
    cursor: { connectionId: ids[0] ?? null, after: null, afterCall: null, counts: none },
    total,
    result: none,
  };
}

/** Only after everything was read: other scopes leave no call without events. */
async function removeCalls(tx: Transaction, run: Run, cursor: ReplayCursor): Promise<JobStep<ReplayCursor>> {
  const last = 'everything' in run.input.scope ? await removeEmptyCalls(tx, cursor.afterCall) : null;
  return {
    cursor: last === null ? null : { ...cursor, connectionId: null, after: null, afterCall: last },
    total: run.done,
    result: cursor.counts,
  };
}

function placeOf(after: ReplayCursor['after']): Place | null {
  return after === null ? null : { receivedAt: new Date(after.receivedAt), id: after.id };
}
