import { refresh } from 'next/cache';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import type { Viewer } from '@/lib/auth/viewer.ts';
import { type FormOutcome, formFailure } from './form-failure.ts';

/** Does what a server action is for, as whoever is signed in, and brings the page up to date. */
export async function actAndRefresh(work: (viewer: Viewer) => Promise<unknown>): Promise<FormOutcome<null>> {
  try {
    await work(await requireViewer('calls.read'));
    refresh();
    return { success: null };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}
