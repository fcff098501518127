import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { direction, type Outcome, outcome } from '../calls/vocabulary.ts';
import { db } from '../db.ts';
import { type Bucket, bucketIndex, bucketsOf, type Grain, type TimeRange, within } from './time-range.ts';

/** Calls of one bucket. An outcome that did not occur is 0. */
export type OutcomeBucket = Bucket & { calls: number; outcomes: Record<Outcome, number> };

/** Ended calls, without internal and test calls: the counters do not hold them. */
export type CallsByOutcome = {
  buckets: OutcomeBucket[];
  outcomes: Record<Outcome, number>;
  ended: number;
  /** Ended inbound calls but for blocked ones: what our side could have answered. */
  offered: number;
  answeredInbound: number;
};

/**
 * Ended calls of a range by outcome and time bucket, a call counted where it started. Read from the
 * quarter-hour counters, so the range must begin and end on a quarter of an hour, as every zone's hours and
 * days do. Without calls all figures are 0 and every bucket is there.
 *
 * @throws {AppError} `forbidden` without the right to read calls; `invalid_input` for an unusable range.
 */
export async function callsByOutcome(
  viewer: Viewer,
  range: TimeRange,
  grain: Grain,
): Promise<CallsByOutcome> {
  authorise(viewer, 'calls.read');
  const buckets = bucketsOf(range, grain);
  const column = Prisma.sql`r.bucket`;
  const rows = z.array(counted).parse(
    await db().$queryRaw`
      SELECT ${bucketIndex(buckets, column)} AS index, r.direction, r.outcome, sum(r.calls)::integer AS calls
      FROM call_rollup AS r
      WHERE ${within(range, column)}
      GROUP BY 1, 2, 3`,
  );

  const answer: CallsByOutcome = {
    buckets: buckets.map((bucket) => ({ ...bucket, calls: 0, outcomes: noCalls() })),
    outcomes: noCalls(),
    ended: 0,
    offered: 0,
    answeredInbound: 0,
  };
  for (const row of rows) add(answer, row);
  return answer;
}

const counted = z.object({ index: z.number().int(), direction, outcome, calls: z.number().int() });

function add(answer: CallsByOutcome, row: z.infer<typeof counted>): void {
  answer.ended += row.calls;
  answer.outcomes[row.outcome] += row.calls;
  if (row.direction === 'inbound' && row.outcome !== 'blocked') answer.offered += row.calls;
  if (row.direction === 'inbound' && row.outcome === 'answered') answer.answeredInbound += row.calls;
  const bucket = answer.buckets[row.index];
  if (bucket === undefined) return;
  bucket.calls += row.calls;
  bucket.outcomes[row.outcome] += row.calls;
}

function noCalls(): Record<Outcome, number> {
  return {
    answered: 0,
    voicemail: 0,
    abandoned: 0,
    missed: 0,
    no_answer: 0,
    busy: 0,
    agent_no_answer: 0,
    cancelled: 0,
    failed: 0,
    blocked: 0,
    unknown: 0,
  };
}
