import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { callCounts } from './call-counts.ts';
import { summedCounters } from './call-measures.ts';
import { addGroup, type CallTotals, countedGroup, noTotals } from './call-totals.ts';
import { chartBuckets, countedAt } from './chart-buckets.ts';
import type { FigureScope } from './figure-scope.ts';
import { type Bucket, bucketIndex, type Grain } from './time-range.ts';

export type FigureBucket = Bucket & { totals: CallTotals };

/** Totals of a scope and of each step of it; the steps add up to the whole. */
export type CallFigures = { totals: CallTotals; buckets: FigureBucket[] };

/**
 * What is counted and measured of the ended calls of a scope, a call counted where it started. Without calls all
 * figures are 0 and every bucket is there.
 *
 * @throws {AppError} `forbidden` without the right to read calls; `invalid_input` for an unusable range.
 */
export async function callFigures(viewer: Viewer, scope: FigureScope, grain: Grain): Promise<CallFigures> {
  authorise(viewer, 'calls.read');
  const buckets = (await chartBuckets(scope.range, grain)).map((bucket) => ({
    ...bucket,
    totals: noTotals(),
  }));
  const totals = noTotals();
  const rows = z.array(countedGroup.extend({ index: z.number() })).parse(
    await db().$queryRaw`
      SELECT ${bucketIndex(buckets, Prisma.sql`r.at`)} AS index, direction, outcome, handled_by AS "handledBy",
        ${summedCounters}
      FROM ${await callCounts(viewer, scope, { at: await countedAt(grain) })}
      GROUP BY 1, 2, 3, 4`,
  );
  for (const { index, ...group } of rows) {
    addGroup(totals, group);
    const bucket = buckets[index];
    if (bucket !== undefined) addGroup(bucket.totals, group);
  }
  return { totals, buckets };
}

/**
 * The totals alone.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function callTotals(viewer: Viewer, scope: FigureScope): Promise<CallTotals> {
  authorise(viewer, 'calls.read');
  const rows = z.array(countedGroup).parse(
    await db().$queryRaw`
      SELECT direction, outcome, handled_by AS "handledBy", ${summedCounters}
      FROM ${await callCounts(viewer, scope)}
      GROUP BY 1, 2, 3`,
  );
  const totals = noTotals();
  for (const group of rows) addGroup(totals, group);
  return totals;
}

/**
 * The totals of each connection that had a call in the scope, by its id.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function totalsByConnection(
  viewer: Viewer,
  scope: FigureScope,
): Promise<Map<string, CallTotals>> {
  authorise(viewer, 'calls.read');
  const rows = z.array(countedGroup.extend({ connectionId: z.uuid() })).parse(
    await db().$queryRaw`
      SELECT connection_id AS "connectionId", direction, outcome, handled_by AS "handledBy", ${summedCounters}
      FROM ${await callCounts(viewer, scope)}
      GROUP BY 1, 2, 3, 4`,
  );
  const connections = new Map<string, CallTotals>();
  for (const { connectionId, ...group } of rows) {
    const totals = connections.get(connectionId) ?? noTotals();
    connections.set(connectionId, totals);
    addGroup(totals, group);
  }
  return connections;
}
