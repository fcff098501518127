import { z } from 'zod';
import { record } from '../../audit/record.ts';
import { db } from '../../db.ts';
import { parseInput } from '../../http/parse-input.ts';
import { assertPassword } from '../confirm-password.ts';
import { hash, password } from '../password.ts';
import { endOtherSessions } from '../users/end-other-sessions.ts';
import { removeResetLinks } from '../users/remove-links.ts';
import { setPassword } from '../users/set-password.ts';
import type { Viewer } from '../viewer.ts';
import { ownUserId } from './own-user-id.ts';

type ChangePasswordInput = { currentPassword: string; newPassword: string };

/**
 * Changes the viewer's password. All other sessions of theirs end: somebody else may be in one.
 *
 * @returns how many sessions ended.
 * @throws {AppError} `invalid_input`, also for a wrong old password; `rate_limited` after too many of those.
 */
export async function changeOwnPassword(viewer: Viewer, input: ChangePasswordInput): Promise<number> {
  const userId = ownUserId(viewer);
  const { currentPassword, newPassword } = parseInput(passwordChange, input);
  await assertPassword(userId, currentPassword, 'currentPassword');
  const passwordHash = await hash(newPassword);
  return db().$transaction(async (tx) => {
    await setPassword(tx, userId, passwordHash);
    await removeResetLinks(tx, userId);
    const sessionsEnded = await endOtherSessions(tx, viewer, userId);
    await record(tx, viewer, {
      action: 'user.password_changed',
      subjectType: 'user',
      subjectId: userId,
      after: { sessionsEnded },
    });
    return sessionsEnded;
  });
}

const passwordChange = z.object({ currentPassword: z.string().max(1000), newPassword: password });
