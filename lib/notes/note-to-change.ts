import { z } from 'zod';
import type { CallNote } from '../../prisma/client/client.ts';
import { can, type Viewer } from '../auth/viewer.ts';
import type { Transaction } from '../db.ts';
import { AppError } from '../http/app-error.ts';

export const noteId = z.uuid('is not the id of a note');

/** What people wrote is theirs: nobody else changes it. */
export function mayEdit(viewer: Viewer, { authorId }: { authorId: string | null }): boolean {
  return can(viewer, 'calls.annotate') && viewer.userId !== null && authorId === viewer.userId;
}

/** Its author, or whoever administers people. */
export function mayDelete(viewer: Viewer, note: { authorId: string | null }): boolean {
  return mayEdit(viewer, note) || can(viewer, 'users.manage');
}

/**
 * A note that the viewer is about to change; it stays as it is until the transaction ends.
 *
 * @throws {AppError} `not_found`; `forbidden` for a note of somebody else.
 */
export async function noteToChange(
  tx: Transaction,
  viewer: Viewer,
  id: string,
  permitted: typeof mayEdit,
): Promise<CallNote> {
  await tx.$queryRaw`SELECT 1 FROM call_note WHERE id = ${id}::uuid FOR UPDATE`;
  const note = await tx.callNote.findUnique({ where: { id } });
  if (note === null) throw new AppError('not_found', 'This note is not there any more: somebody deleted it.');
  if (permitted(viewer, note)) return note;
  throw new AppError('forbidden', 'Only its author can change a note; an admin can delete it.');
}
