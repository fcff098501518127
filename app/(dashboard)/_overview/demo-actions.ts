'use server';

import { actAndRefresh } from '@/app/_ui/act-and-refresh.ts';
import type { FormOutcome } from '@/app/_ui/form-failure.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { demoJob, startDemoJob } from '@/lib/demo/demo-job.ts';
import type { DemoJobView } from '@/lib/demo/demo-job-view.ts';

/** Starts loading demo data and comes back at once. */
export async function startDemo(): Promise<FormOutcome<null>> {
  return await actAndRefresh('connections.manage', (viewer) => startDemoJob(viewer, {}));
}

/** How far it is. */
export async function askDemoJob(): Promise<DemoJobView> {
  return demoJob(await requireViewer('connections.manage'));
}
