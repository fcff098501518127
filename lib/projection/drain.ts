import { rollUp } from '../analytics/roll-up.ts';
import { patiently } from '../db.ts';
import { projectPending } from './project-pending.ts';

/**
 * Projects everything that is pending, then brings the figures up to date.
 *
 * @param onProgress is told how many deliveries each batch took.
 * @returns how many deliveries were read.
 * @throws what the database throws when it is away; nothing is lost, the work stays pending.
 */
export async function drain(onProgress?: (taken: number) => void): Promise<number> {
  return patiently(async () => {
    const { taken } = await projectPending({ onProgress });
    await rollUp({ patient: true });
    return taken;
  });
}
