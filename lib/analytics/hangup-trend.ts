import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import type { CallFilters } from '../calls/filters.ts';
import { type HangupReason, hangupReason } from '../calls/vocabulary.ts';
import { db } from '../db.ts';
import { chartBuckets, countedAt } from './chart-buckets.ts';
import { behind, type FigureScope } from './figure-scope.ts';
import { hangupCounts } from './hangup-counts.ts';
import { hangupFilters } from './hangup-filters.ts';
import { type Bucket, bucketIndex, type Grain } from './time-range.ts';

/** So many reasons are drawn by themselves, the most frequent of the scope. */
export const trendReasons = 6;

export type TrendSeries = {
  /** The reason, `other` for all the rest, `not_given` where the provider gives none. */
  key: HangupReason | 'other' | 'not_given';
  /** The reasons it stands for; empty for `not_given`. */
  reasons: HangupReason[];
  calls: number;
};

/** `filters` are exactly its calls; `null` where no filters are. */
type TrendPart = { key: TrendSeries['key']; calls: number; filters: CallFilters | null };
/** Parts of no call are left out. */
export type TrendBucket = Bucket & { calls: number; filters: CallFilters; parts: TrendPart[] };
export type HangupTrend = { series: TrendSeries[]; buckets: TrendBucket[] };

/**
 * The ended calls of a scope by why they ended and when they started; every bucket is there, those without calls
 * as well. A reason counts with the calls that may be of another one.
 *
 * @throws {AppError} `forbidden` without the right to read calls; `invalid_input` for an unusable range.
 */
export async function hangupTrend(viewer: Viewer, scope: FigureScope, grain: Grain): Promise<HangupTrend> {
  authorise(viewer, 'calls.read');
  const buckets = await chartBuckets(scope.range, grain);
  const rows = z.array(row).parse(
    await db().$queryRaw`
      SELECT ${bucketIndex(buckets, Prisma.sql`r.at`)} AS index, reason, sum(calls)::integer AS calls
      FROM ${await hangupCounts(viewer, scope, { at: await countedAt(grain) })}
      GROUP BY 1, 2`,
  );
  const series = seriesOf(rows);
  const counts = rows.reduce((all, { index, reason, calls }) => {
    const key = keyOf(series, reason);
    return all.set(`${index} ${key}`, (all.get(`${index} ${key}`) ?? 0) + calls);
  }, new Map<string, number>());
  return {
    series,
    buckets: buckets.map((bucket, index) => {
      const ofBucket: FigureScope = { ...scope, range: { ...scope.range, from: bucket.from, to: bucket.to } };
      const parts = series.flatMap(({ key, reasons }): TrendPart[] => {
        const calls = counts.get(`${index} ${key}`) ?? 0;
        if (calls === 0) return [];
        const reason = reasons.length === 0 ? null : reasons;
        return [{ key, calls, filters: hangupFilters(ofBucket, { reason }) }];
      });
      const calls = parts.reduce((sum, part) => sum + part.calls, 0);
      return { ...bucket, calls, filters: behind(ofBucket), parts };
    }),
  };
}

const row = z.object({
  index: z.number(),
  reason: hangupReason.or(z.literal('').transform(() => null)),
  calls: z.number(),
});
type Row = z.infer<typeof row>;

function seriesOf(rows: readonly Row[]): TrendSeries[] {
  const totals = rows.reduce(
    (all, { reason, calls }) => all.set(reason, (all.get(reason) ?? 0) + calls),
    new Map<HangupReason | null, number>(),
  );
  const ranked = hangupReason.options
    .map((reason): TrendSeries => ({ key: reason, reasons: [reason], calls: totals.get(reason) ?? 0 }))
    .filter(({ calls }) => calls > 0)
    .sort((a, b) => b.calls - a.calls);
  // A rest of one reason takes as much room as the reason itself.
  const named = ranked.length === trendReasons + 1 ? ranked : ranked.slice(0, trendReasons);
  const others = ranked.slice(named.length);
  const series = [...named];
  if (others.length > 0) {
    series.push({
      key: 'other',
      reasons: others.flatMap(({ reasons }) => reasons),
      calls: others.reduce((sum, { calls }) => sum + calls, 0),
    });
  }
  const unsaid = totals.get(null) ?? 0;
  return unsaid === 0 ? series : [...series, { key: 'not_given', reasons: [], calls: unsaid }];
}

function keyOf(series: readonly TrendSeries[], reason: HangupReason | null): TrendSeries['key'] {
  if (reason === null) return 'not_given';
  return series.some(({ key }) => key === reason) ? reason : 'other';
}
