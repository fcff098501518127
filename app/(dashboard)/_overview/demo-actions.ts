'use server';

import { refresh } from 'next/cache';
import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { demoJob, startDemoJob } from '@/lib/demo/demo-job.ts';
import type { DemoJobView } from '@/lib/demo/demo-job-view.ts';

/** Starts loading demo data and comes back at once. */
export async function startDemo(): Promise<FormOutcome<null>> {
  try {
    await startDemoJob(await requireViewer('connections.manage'), {});
    refresh();
    return { success: null };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}

/** How far it is. */
export async function askDemoJob(): Promise<DemoJobView> {
  return demoJob(await requireViewer('connections.manage'));
}
