import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';

/**
 * The id under which a call stands today, from any id it ever had; null when there is no such call.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function findCallId(viewer: Viewer, id: string): Promise<string | null> {
  authorise(viewer, 'calls.read');
  if (!z.uuid().safeParse(id).success) return null;
  const key = await db().callKey.findUnique({ where: { id }, select: { callId: true } });
  return key?.callId ?? null;
}
