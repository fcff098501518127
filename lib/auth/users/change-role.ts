import { z } from 'zod';
import { record } from '../../audit/record.ts';
import { db } from '../../db.ts';
import { parseInput } from '../../http/parse-input.ts';
import { assertFreshlyConfirmed } from '../assert-freshly-confirmed.ts';
import { type Role, role } from '../permissions.ts';
import { authorise, type Viewer } from '../viewer.ts';
import { confirmOneself } from './confirm-oneself.ts';
import { findUser } from './find-user.ts';
import { assertAdminLeft, lockAdmins } from './lock-admins.ts';
import { removeLinksMadeBy } from './remove-links.ts';

type ChangeRoleInput = {
  userId: string;
  role: Role;
  /** Says that changing one's own role is meant. */
  meansOneself?: boolean;
};

/**
 * Gives a person another role, effective with their next request. Who is an admin no longer takes along the links
 * they have made: their promise to let somebody in does not outlive the right to make it.
 *
 * @throws {AppError} `conflict` when no active admin would remain; `invalid_input`, also where it is the viewer's own
 * role and that is not said to be meant; `not_found`; `reauthenticate`; `forbidden` without `users.manage`.
 */
export async function changeRole(viewer: Viewer, input: ChangeRoleInput): Promise<void> {
  authorise(viewer, 'users.manage');
  const { userId, role: chosen, meansOneself } = parseInput(roleChange, input);
  await assertFreshlyConfirmed(viewer);
  await db().$transaction(async (tx) => {
    await lockAdmins(tx);
    const user = await findUser(tx, userId);
    if (user.role === chosen) return;
    confirmOneself(viewer, userId, meansOneself);
    await tx.user.update({ where: { id: userId }, data: { role: chosen } });
    await assertAdminLeft(tx);
    const links = chosen === 'admin' ? {} : await removeLinksMadeBy(tx, userId);
    await record(tx, viewer, {
      action: 'user.role_changed',
      subjectType: 'user',
      subjectId: userId,
      before: { role: user.role },
      after: { role: chosen, ...links },
    });
  });
}

const roleChange = z.object({ userId: z.string(), role, meansOneself: z.boolean().default(false) });
