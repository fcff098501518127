'use server';

import { redirect } from 'next/navigation';
import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import type { Viewer } from '@/lib/auth/viewer.ts';
import type { NewMapping } from '@/lib/mappings/new-mapping.ts';
import { publishMapping } from '@/lib/mappings/publish-mapping.ts';
import { rereadWord } from '@/lib/mappings/reread-word.ts';
import { retireMapping } from '@/lib/mappings/retire-mapping.ts';

/** Gives a word a meaning, which has its calls read again, and leads to where that is shown. */
export async function publish(mapping: NewMapping): Promise<FormOutcome<null>> {
  return await showJob(async (viewer) => (await publishMapping(viewer, mapping)).job);
}

/** Takes a meaning back, likewise. */
export async function takeBack(id: string): Promise<FormOutcome<null>> {
  return await showJob((viewer) => retireMapping(viewer, id));
}

/** Has the calls of a word read once more. */
export async function rereadAgain(id: string): Promise<FormOutcome<null>> {
  return await showJob((viewer) => rereadWord(viewer, id));
}

async function showJob(start: (viewer: Viewer) => Promise<string>): Promise<FormOutcome<null>> {
  try {
    redirect(`/words?job=${await start(await requireViewer('pipeline.run'))}`);
  } catch (error) {
    return { failure: formFailure(error) };
  }
}
