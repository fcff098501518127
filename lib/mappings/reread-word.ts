import { authorise, type Viewer } from '../auth/viewer.ts';
import { startReplay } from '../projection/replay-job.ts';
import type { ReplayScope } from '../projection/replay-scope.ts';
import { findMapping, type StoredMapping } from './find-mapping.ts';

/**
 * Has the deliveries that say a mapping's word read again by what holds now, once more, in the projector's
 * process: publishing a mapping and taking it back do it by themselves. Those of paused connections are left out, and those whose body
 * was removed.
 *
 * @returns the id of the job.
 * @throws {AppError} `forbidden` without `pipeline.run`; `not_found`.
 */
export async function rereadWord(viewer: Viewer, mappingId: string): Promise<string> {
  authorise(viewer, 'pipeline.run');
  return await startReplay(viewer, rereadingOf(await findMapping(mappingId)));
}

/** What a replay is of that reads the deliveries again which say a word. */
export function rereadingOf({
  provider,
  field,
  word,
}: Pick<StoredMapping, 'provider' | 'field' | 'word'>): ReplayScope {
  return { deliveries: { unmappedWord: { provider, field, word } } };
}
