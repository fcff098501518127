import { z } from 'zod';
import { record } from '../../audit/record.ts';
import { db } from '../../db.ts';
import { parseInput } from '../../http/parse-input.ts';
import { authorise, type Viewer } from '../viewer.ts';
import { endOtherSessions } from './end-other-sessions.ts';
import { findUser } from './find-user.ts';

/**
 * Signs a person out everywhere, at once. For the viewer's own account the session in use goes on.
 *
 * @returns how many sessions ended.
 * @throws {AppError} `not_found`, or `forbidden` without `users.manage`.
 */
export async function endSessions(viewer: Viewer, input: { userId: string }): Promise<number> {
  authorise(viewer, 'users.manage');
  const { userId } = parseInput(ending, input);
  return db().$transaction(async (tx) => {
    const { id } = await findUser(tx, userId);
    const ended = await endOtherSessions(tx, viewer, id);
    await record(tx, viewer, {
      action: 'user.sessions_ended',
      subjectType: 'user',
      subjectId: id,
      after: { ended },
    });
    return ended;
  });
}

const ending = z.object({ userId: z.string() });
