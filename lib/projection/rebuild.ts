import { setTimeout } from 'node:timers/promises';
import type { Viewer } from '../auth/viewer.ts';
import { AppError } from '../http/app-error.ts';
import { getJob } from '../jobs/get-job.ts';
import { startJobRunner } from '../jobs/job-runner.ts';
import type { JobView } from '../jobs/job-view.ts';
import { listJobs } from '../jobs/list-jobs.ts';
import { drain } from './drain.ts';
import { replayJob, replayOf, replayResult, startReplay } from './replay-job.ts';

type RebuildOptions = {
  /** When aborted, the step under way is finished and the job left as it is, for whoever goes on with it. */
  signal?: AbortSignal;
  /** Told of the job first: `isJoined` when somebody else has begun it. */
  onJob?: (job: JobView, isJoined: boolean) => void;
};

/** Milliseconds between two looks at how far it is, and for what another process does. */
const interval = 100;

/**
 * Makes all calls anew from the stored deliveries: the replay of everything, the same job that the browser starts,
 * shows and cancels. One that is under way is joined instead of begun. Its steps are done here and in the projector's
 * process, whoever comes first, so that it needs no running app. Deliveries of paused connections and those whose
 * body was removed stay as they were read.
 *
 * @param onProgress is told how many deliveries were passed, of how many.
 * @returns how many deliveries were read; `null` when it was left before the end.
 * @throws {AppError} `forbidden` without `pipeline.run`; `conflict` when it failed, or somebody cancelled it.
 */
export async function rebuild(
  viewer: Viewer,
  onProgress: (done: number, total: number) => void,
  { signal, onJob = () => {} }: RebuildOptions = {},
): Promise<number | null> {
  const running = await findRebuild(viewer);
  const id = running?.id ?? (await startReplay(viewer, { everything: true }));
  onJob(await getJob(viewer, id), running !== undefined);

  const runner = startJobRunner([replayJob], { interval, only: id });
  let job = await getJob(viewer, id);
  try {
    while (job.state === 'running' && !signal?.aborted) {
      if (job.total > 0) onProgress(job.done, job.total);
      await setTimeout(interval);
      job = await getJob(viewer, id);
    }
  } finally {
    await runner.stop();
  }
  if (job.state === 'running') return null;
  if (job.state === 'cancelled') throw new AppError('conflict', 'The rebuild was cancelled on the way.');
  if (job.state === 'failed') throw new AppError('conflict', job.problem ?? 'The rebuild failed.');
  onProgress(job.total, job.total);
  // What came meanwhile becomes calls, and all figures follow, before anybody is told that it is done.
  await drain();
  return replayResult.parse(job.result)?.read ?? 0;
}

async function findRebuild(viewer: Viewer): Promise<JobView | undefined> {
  const running = await listJobs(viewer, { kind: replayJob.name, state: 'running', limit: 100 });
  return running.find(({ input }) => {
    const read = replayOf.safeParse(input);
    return read.success && 'everything' in read.data.scope;
  });
}
