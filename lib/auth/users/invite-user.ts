import { z } from 'zod';
import { record } from '../../audit/record.ts';
import { db } from '../../db.ts';
import { AppError } from '../../http/app-error.ts';
import { parseInput } from '../../http/parse-input.ts';
import { assertFreshlyConfirmed } from '../assert-freshly-confirmed.ts';
import { userEmail } from '../create-user.ts';
import { type Role, role } from '../permissions.ts';
import { authorise, type Viewer } from '../viewer.ts';
import { type InvitationLink, makeInvitationLink } from './invitation-link.ts';

type InviteUserInput = { email: string; role: Role };
type Invited = InvitationLink & { email: string; role: Role };

/**
 * Makes a link by which somebody joins, once, within seven days, and chooses a name and a password. An earlier link for
 * the same address stops working.
 *
 * @throws {AppError} `invalid_input`, `conflict` when the address has an account, `reauthenticate`, `forbidden` without
 * `users.manage`.
 */
export async function inviteUser(viewer: Viewer, input: InviteUserInput): Promise<Invited> {
  authorise(viewer, 'users.manage');
  const invited = parseInput(invitation, input);
  await assertFreshlyConfirmed(viewer);
  return db().$transaction(async (tx) => {
    // Two invitations of one address at once: the later one is the one that counts.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('switchboard invitations'))`;
    if (await tx.user.findUnique({ where: { email: invited.email }, select: { id: true } })) {
      throw new AppError('conflict', 'There is a person with this address already.', {
        problems: [{ key: 'email', message: 'has an account already' }],
      });
    }
    await tx.invitation.deleteMany({ where: { kind: 'join', email: invited.email, usedAt: null } });
    const { url, tokenHash, expiresAt } = makeInvitationLink('join');
    const { id } = await tx.invitation.create({
      data: {
        kind: 'join',
        ...invited,
        tokenHash: new Uint8Array(tokenHash),
        invitedById: viewer.userId,
        invitedByName: viewer.name,
        expiresAt,
      },
      select: { id: true },
    });
    await record(tx, viewer, {
      action: 'invitation.created',
      subjectType: 'invitation',
      subjectId: id,
      after: { ...invited, expiresAt: expiresAt.toISOString() },
    });
    return { ...invited, url, expiresAt };
  });
}

const invitation = z.object({ email: userEmail, role });
