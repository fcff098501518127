import { z } from 'zod';
import { record } from '../../audit/record.ts';
import { db } from '../../db.ts';
import { AppError } from '../../http/app-error.ts';
import { parseInput } from '../../http/parse-input.ts';
import type { Viewer } from '../viewer.ts';
import { ownUserId } from './own-user-id.ts';

/**
 * Signs the viewer out at another browser, at once.
 *
 * @throws {AppError} `not_found` when it is none of theirs or has ended.
 */
export async function endOwnSession(viewer: Viewer, input: { sessionId: string }): Promise<void> {
  const userId = ownUserId(viewer);
  const { sessionId } = parseInput(ending, input);
  await db().$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { id: sessionId, userId } });
    if (count === 0) throw new AppError('not_found', 'This session has ended already. Reload the page.');
    await record(tx, viewer, {
      action: 'user.sessions_ended',
      subjectType: 'user',
      subjectId: userId,
      after: { ended: count },
    });
  });
}

const ending = z.object({ sessionId: z.string() });
