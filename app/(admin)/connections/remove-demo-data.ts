'use server';

import { refresh } from 'next/cache';
import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { removeDemo } from '@/lib/demo/demo-job.ts';

/** Removes the demo data and everything that came of it. */
export async function removeDemoData(): Promise<FormOutcome<null>> {
  try {
    await removeDemo(await requireViewer('connections.manage'));
    refresh();
    return { success: null };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}
