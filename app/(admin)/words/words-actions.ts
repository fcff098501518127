'use server';

import { redirect } from 'next/navigation';
import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import type { Viewer } from '@/lib/auth/viewer.ts';
import type { NewMapping } from '@/lib/mappings/new-mapping.ts';
import { publishMapping } from '@/lib/mappings/publish-mapping.ts';
import { rereadWord } from '@/lib/mappings/reread-word.ts';
import { retireMapping } from '@/lib/mappings/retire-mapping.ts';

/** Gives a word a meaning, has its calls read again and leads to where that is shown. */
export async function publish(mapping: NewMapping): Promise<FormOutcome<null>> {
  return await thenReread((viewer) => publishMapping(viewer, mapping));
}

/** Takes a meaning back, likewise. */
export async function takeBack(id: string): Promise<FormOutcome<null>> {
  return await thenReread(async (viewer) => {
    await retireMapping(viewer, id);
    return id;
  });
}

/** Has the calls of a word read once more. */
export async function rereadAgain(id: string): Promise<FormOutcome<null>> {
  return await thenReread(async () => id);
}

async function thenReread(change: (viewer: Viewer) => Promise<string>): Promise<FormOutcome<null>> {
  try {
    const viewer = await requireViewer('pipeline.run');
    redirect(`/words?job=${await rereadWord(viewer, await change(viewer))}`);
  } catch (error) {
    return { failure: formFailure(error) };
  }
}
