import type { JobView } from '@/lib/jobs/job-view.ts';
import { type ReplayCounts, replayResult } from '@/lib/projection/replay-job.ts';

/** How far a replay is, as its page asks for it. */
export type ReplayProgress = {
  id: string;
  state: JobView['state'];
  done: number;
  total: number;
  counts: ReplayCounts | null;
  problem: string | null;
  /** It runs, but nothing has moved for a while: the process that does it may be down. */
  isStalled: boolean;
};

/** Longer than any step takes, in milliseconds. */
const stalledAfter = 90_000;

/** A replay's job as its page shows it. */
export function readReplayProgress(job: JobView, now: Date): ReplayProgress {
  const { id, state, done, total, result, problem, updatedAt } = job;
  return {
    ...{ id, state, done, total, problem },
    counts: replayResult.parse(result),
    isStalled: state === 'running' && now.getTime() - Date.parse(updatedAt) > stalledAfter,
  };
}
