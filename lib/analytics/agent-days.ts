import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { type Outcome, outcome } from '../calls/vocabulary.ts';
import { db } from '../db.ts';
import { agentCounts } from './agent-counts.ts';
import { noTotals } from './call-totals.ts';
import { chartBuckets, countedAt } from './chart-buckets.ts';
import type { FigureScope } from './figure-scope.ts';
import { type Bucket, bucketIndex, type Grain } from './time-range.ts';

type Counted = { calls: number; outcomes: Record<Outcome, number> };

/** The calls of an agent and of each step of a range; the steps add up to the whole. */
export type AgentDays = Counted & { buckets: (Bucket & Counted)[] };

/**
 * The ended calls of an agent, and of those merged into it, by outcome and time, a call counted where it started.
 * Without calls all figures are 0 and every bucket is there.
 *
 * @throws {AppError} `forbidden` without the right to read calls; `invalid_input` for an unusable range.
 */
export async function agentDays(
  viewer: Viewer,
  { range, filters }: FigureScope,
  agentId: string,
  grain: Grain,
): Promise<AgentDays> {
  authorise(viewer, 'calls.read');
  const none = () => ({ calls: 0, outcomes: noTotals().outcomes });
  const buckets = (await chartBuckets(range, grain)).map((bucket) => ({ ...bucket, ...none() }));
  const scope = { range, filters: { ...filters, agent: [agentId] } };
  const rows = z.array(z.object({ index: z.number(), outcome, calls: z.number() })).parse(
    await db().$queryRaw`
      SELECT ${bucketIndex(buckets, Prisma.sql`r.at`)} AS index, outcome, sum(calls)::integer AS calls
      FROM ${await agentCounts(viewer, scope, { at: await countedAt(grain) })}
      WHERE calls > 0 GROUP BY 1, 2`,
  );
  const answer: AgentDays = { ...none(), buckets };
  for (const { index, outcome, calls } of rows) {
    for (const counted of [answer, answer.buckets[index]]) {
      if (counted === undefined) continue;
      counted.calls += calls;
      counted.outcomes[outcome] += calls;
    }
  }
  return answer;
}
