import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';

/**
 * A short text that changes whenever calls or figures may have changed, cheap enough to be asked every second:
 * the newest delivery that calls were made from, how many (of up to a thousand) still wait to be read, and
 * whether figures wait to be recomputed.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function callsMarker(viewer: Viewer): Promise<string> {
  authorise(viewer, 'calls.read');
  const [row] = z
    .tuple([z.object({ newest: z.uuid().nullable(), waiting: z.number(), dirty: z.boolean() })])
    .parse(
      await db().$queryRaw`
      SELECT
        (SELECT delivery_id FROM call_event ORDER BY delivery_id DESC LIMIT 1) AS newest,
        (SELECT count(*)::integer FROM (SELECT FROM delivery WHERE state = 'pending' LIMIT 1000) AS w) AS waiting,
        EXISTS (SELECT FROM dirty_bucket) AS dirty`,
    );
  return `${row.newest ?? 'none'}.${row.waiting}.${row.dirty ? 'late' : 'even'}`;
}
