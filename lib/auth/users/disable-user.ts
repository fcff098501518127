import { z } from 'zod';
import { record } from '../../audit/record.ts';
import { db } from '../../db.ts';
import { parseInput } from '../../http/parse-input.ts';
import { authorise, type Viewer } from '../viewer.ts';
import { confirmOneself } from './confirm-oneself.ts';
import { findUser } from './find-user.ts';
import { assertAdminLeft, lockAdmins } from './lock-admins.ts';
import { removeLinksMadeBy, removeResetLinks } from './remove-links.ts';

type DisableUserInput = {
  userId: string;
  /** Says that disabling oneself is meant. */
  meansOneself?: boolean;
};

/**
 * Shuts a person out at once: their sessions end, they cannot sign in, and the links that they made or that would let
 * them back in are gone. What they did stays under their name.
 *
 * @throws {AppError} `conflict` when no active admin would remain; `invalid_input` where it is the viewer and that is
 * not said to be meant; `not_found`; `forbidden` without `users.manage`.
 */
export async function disableUser(viewer: Viewer, input: DisableUserInput): Promise<void> {
  authorise(viewer, 'users.manage');
  const { userId, meansOneself } = parseInput(disabling, input);
  await db().$transaction(async (tx) => {
    await lockAdmins(tx);
    const user = await findUser(tx, userId);
    if (user.isDisabled) return;
    confirmOneself(viewer, userId, meansOneself);
    await tx.user.update({ where: { id: userId }, data: { banned: true, banExpires: null } });
    await assertAdminLeft(tx);
    const { count: sessions } = await tx.session.deleteMany({ where: { userId } });
    const links = await removeLinksMadeBy(tx, userId);
    await removeResetLinks(tx, userId);
    await record(tx, viewer, {
      action: 'user.disabled',
      subjectType: 'user',
      subjectId: userId,
      before: { state: 'active', sessions },
      after: { state: 'disabled', sessions: 0, ...links },
    });
  });
}

const disabling = z.object({ userId: z.string(), meansOneself: z.boolean().default(false) });
