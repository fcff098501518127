import { authorise, type Viewer } from '../auth/viewer.ts';
import { startReplay } from '../projection/replay-job.ts';
import { findMapping } from './find-mapping.ts';

/**
 * Has the deliveries that say a mapping's word read again by what holds now, in the projector's process: after it was
 * published, after it was taken back, or once more. Those of paused connections are left out, and those whose body
 * was removed.
 *
 * @returns the id of the job.
 * @throws {AppError} `forbidden` without `pipeline.run`; `not_found`.
 */
export async function rereadWord(viewer: Viewer, mappingId: string): Promise<string> {
  authorise(viewer, 'pipeline.run');
  const { provider, field, word } = await findMapping(mappingId);
  return await startReplay(viewer, { deliveries: { unmappedWord: { provider, field, word } } });
}
