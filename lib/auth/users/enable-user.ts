import { z } from 'zod';
import { record } from '../../audit/record.ts';
import { db } from '../../db.ts';
import { parseInput } from '../../http/parse-input.ts';
import { authorise, type Viewer } from '../viewer.ts';
import { findUser } from './find-user.ts';

/**
 * Lets a disabled person sign in again, with the password and role they had.
 *
 * @throws {AppError} `not_found`, or `forbidden` without `users.manage`.
 */
export async function enableUser(viewer: Viewer, input: { userId: string }): Promise<void> {
  authorise(viewer, 'users.manage');
  const { userId } = parseInput(enabling, input);
  await db().$transaction(async (tx) => {
    const user = await findUser(tx, userId);
    if (!user.isDisabled) return;
    await tx.user.update({
      where: { id: userId },
      data: { banned: false, banReason: null, banExpires: null },
    });
    await record(tx, viewer, {
      action: 'user.enabled',
      subjectType: 'user',
      subjectId: userId,
      before: { state: 'disabled' },
      after: { state: 'active' },
    });
  });
}

const enabling = z.object({ userId: z.string() });
