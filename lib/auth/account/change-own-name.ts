import { z } from 'zod';
import { record } from '../../audit/record.ts';
import { db } from '../../db.ts';
import { parseInput } from '../../http/parse-input.ts';
import type { Viewer } from '../viewer.ts';
import { ownUserId } from './own-user-id.ts';

/**
 * Changes how the viewer is called from now on; what they did before stays under the name of then.
 *
 * @throws {AppError} `invalid_input`.
 */
export async function changeOwnName(viewer: Viewer, input: { name: string }): Promise<void> {
  const userId = ownUserId(viewer);
  const { name } = parseInput(nameChange, input);
  await db().$transaction(async (tx) => {
    const { name: before } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    if (before === name) return;
    await tx.user.update({ where: { id: userId }, data: { name } });
    await record(tx, viewer, {
      action: 'user.name_changed',
      subjectType: 'user',
      subjectId: userId,
      before: { name: before },
      after: { name },
    });
  });
}

const nameChange = z.object({
  name: z.string().trim().min(1, 'must not be empty').max(80, 'must have at most 80 characters'),
});
