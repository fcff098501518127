import { z } from 'zod';
import { record } from '../../audit/record.ts';
import { db } from '../../db.ts';
import { parseInput } from '../../http/parse-input.ts';
import { forgetAttempts } from '../count-attempt.ts';
import { signInAttempts } from '../limit-sign-in.ts';
import { hash, password } from '../password.ts';
import { findInvitation, linkIsGone, useUpInvitation } from './find-invitation.ts';
import { findUser } from './find-user.ts';
import { removeResetLinks } from './remove-links.ts';
import { setPassword } from './set-password.ts';

/**
 * Sets a new password by a link, which it uses up. All sessions of the person end, and failed attempts to sign in no
 * longer count. Needs no viewer but the link.
 *
 * @param address where the request came from, for the audit log.
 * @returns the address to sign in with.
 * @throws {AppError} `not_found` for a link that does not work (any more), `invalid_input`.
 */
export async function resetPassword(
  input: { token: string; password: string },
  address: string | null,
): Promise<{ email: string }> {
  const invitation = await findInvitation(input.token);
  if (invitation?.kind !== 'reset') throw linkIsGone();
  const chosen = parseInput(newPassword, { password: input.password });
  const passwordHash = await hash(chosen.password);
  const { userId } = invitation;
  return db().$transaction(async (tx) => {
    await useUpInvitation(tx, invitation);
    const user = await findUser(tx, userId);
    if (user.isDisabled) throw linkIsGone();
    await setPassword(tx, userId, passwordHash);
    await removeResetLinks(tx, userId);
    const { count: sessions } = await tx.session.deleteMany({ where: { userId } });
    const self = { userId, name: user.name, email: user.email, role: user.role, address };
    await record(tx, self, {
      action: 'user.password_reset',
      subjectType: 'user',
      subjectId: userId,
      after: { sessionsEnded: sessions },
    });
    await forgetAttempts(signInAttempts(user.email), tx);
    return { email: user.email };
  });
}

const newPassword = z.object({ password });
