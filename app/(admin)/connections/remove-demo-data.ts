'use server';

import { actAndRefresh } from '@/app/_ui/act-and-refresh.ts';
import type { FormOutcome } from '@/app/_ui/form-failure.ts';
import { removeDemo } from '@/lib/demo/demo-job.ts';

/** Removes the demo data and everything that came of it. */
export async function removeDemoData(): Promise<FormOutcome<null>> {
  return await actAndRefresh('connections.manage', (viewer) => removeDemo(viewer));
}
