'use server';

import { actAndRefresh } from '@/app/_ui/act-and-refresh.ts';
import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { cancelJob } from '@/lib/jobs/cancel-job.ts';
import { getJob } from '@/lib/jobs/get-job.ts';
import { startReplay } from '@/lib/projection/replay-job.ts';
import { type ReplayScope, replayScope } from '@/lib/projection/replay-scope.ts';
import { type ReplayProgress, readReplayProgress } from './replay-progress.ts';

/** Starts reading deliveries again; answers the id of the job. */
export async function start(scope: ReplayScope): Promise<FormOutcome<string>> {
  try {
    return { success: await startReplay(await requireViewer('pipeline.run'), replayScope.parse(scope)) };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}

/** How far it is. */
export async function askReplay(id: string): Promise<ReplayProgress> {
  return readReplayProgress(await getJob(await requireViewer('pipeline.run'), id), new Date());
}

/** Ends it after the step under way. */
export async function cancelReplay(id: string): Promise<FormOutcome<null>> {
  return await actAndRefresh('pipeline.run', (viewer) => cancelJob(viewer, id));
}
