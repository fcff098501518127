import { z } from 'zod';
import { record } from '../../audit/record.ts';
import { db } from '../../db.ts';
import { AppError } from '../../http/app-error.ts';
import { parseInput } from '../../http/parse-input.ts';
import { assertFreshlyConfirmed } from '../assert-freshly-confirmed.ts';
import { authorise, type Viewer } from '../viewer.ts';
import { findUser } from './find-user.ts';
import { type InvitationLink, makeInvitationLink } from './invitation-link.ts';
import { removeResetLinks } from './remove-links.ts';

type ResetLink = InvitationLink & { email: string };

/**
 * Makes a link by which a person who forgot their password sets a new one, once, within a day. Until then the old one
 * goes on working; an earlier link does not.
 *
 * @throws {AppError} `not_found`, `conflict` for a disabled person, `reauthenticate`, `forbidden` without
 * `users.manage`.
 */
export async function createResetLink(viewer: Viewer, input: { userId: string }): Promise<ResetLink> {
  authorise(viewer, 'users.manage');
  const { userId } = parseInput(reset, input);
  await assertFreshlyConfirmed(viewer);
  return db().$transaction(async (tx) => {
    const user = await findUser(tx, userId);
    if (user.isDisabled) {
      throw new AppError('conflict', 'This person is disabled. Enable the account first.');
    }
    await removeResetLinks(tx, userId);
    const { url, tokenHash, expiresAt } = makeInvitationLink('reset');
    await tx.invitation.create({
      data: {
        kind: 'reset',
        email: user.email,
        role: user.role,
        userId,
        tokenHash: new Uint8Array(tokenHash),
        invitedById: viewer.userId,
        invitedByName: viewer.name,
        expiresAt,
      },
    });
    await record(tx, viewer, {
      action: 'user.reset_link_created',
      subjectType: 'user',
      subjectId: userId,
      after: { expiresAt: expiresAt.toISOString() },
    });
    return { email: user.email, url, expiresAt };
  });
}

const reset = z.object({ userId: z.string() });
