import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';

/**
 * A delivery's body, byte for byte as it came.
 *
 * @throws {AppError} `not_found` also where the body was removed, as the settings ask; `forbidden` without
 * `bodies.read`.
 */
export async function getDeliveryBody(viewer: Viewer, id: string): Promise<Uint8Array<ArrayBuffer>> {
  authorise(viewer, 'bodies.read');
  const row = z.uuid().safeParse(id).success
    ? await db().delivery.findUnique({ where: { id }, select: { body: true, bodyRemovedAt: true } })
    : null;
  if (row === null)
    throw new AppError('not_found', 'There is no delivery with this id. It may have been deleted.');
  if (row.bodyRemovedAt !== null)
    throw new AppError('not_found', 'The body of this delivery was removed, as the settings ask.');
  return row.body;
}
