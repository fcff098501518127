import { refresh } from 'next/cache';
import type { Capability } from '@/lib/auth/permissions.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import type { Viewer } from '@/lib/auth/viewer.ts';
import { type FormOutcome, formFailure } from './form-failure.ts';

/** Does what a server action is for, as whoever is signed in and may, and brings the page up to date. */
export async function actAndRefresh(
  capability: Capability,
  work: (viewer: Viewer) => Promise<unknown>,
): Promise<FormOutcome<null>> {
  return await answerAndRefresh(capability, async (viewer) => {
    await work(viewer);
    return null;
  });
}

/** The same where there is something to answer. */
export async function answerAndRefresh<Success>(
  capability: Capability,
  work: (viewer: Viewer) => Promise<Success>,
): Promise<FormOutcome<Success>> {
  try {
    const success = await work(await requireViewer(capability));
    refresh();
    return { success };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}
