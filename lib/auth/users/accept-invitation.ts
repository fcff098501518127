import { record } from '../../audit/record.ts';
import { db } from '../../db.ts';
import { type CreatedUser, insertUser, prepareUser } from '../create-user.ts';
import { findInvitation, linkIsGone, useUpInvitation } from './find-invitation.ts';

type AcceptInvitationInput = {
  token: string;
  /** What comes before the @ of the address, when empty. */
  name: string;
  password: string;
};

/**
 * Creates the account that a link was made for, and uses the link up. Needs no viewer but the link.
 *
 * @param address where the request came from, for the audit log.
 * @throws {AppError} `not_found` for a link that does not work (any more), `invalid_input`, `conflict` when the
 * address has got an account in another way meanwhile.
 */
export async function acceptInvitation(
  { token, name, password }: AcceptInvitationInput,
  address: string | null,
): Promise<CreatedUser> {
  const invitation = await findInvitation(token);
  if (invitation?.kind !== 'join') throw linkIsGone();
  const { email, role, invitedByName } = invitation;
  const user = await prepareUser({ email, role, name, password });
  const self = { userId: user.id, name: user.name, email, role, address };
  return db().$transaction(async (tx) => {
    await useUpInvitation(tx, invitation);
    await record(tx, self, {
      action: 'invitation.accepted',
      subjectType: 'invitation',
      subjectId: invitation.id,
      after: { email, role, invitedBy: invitedByName },
    });
    return insertUser(tx, self, user);
  });
}
