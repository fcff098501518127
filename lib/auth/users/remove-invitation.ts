import { z } from 'zod';
import { record } from '../../audit/record.ts';
import { db } from '../../db.ts';
import { AppError } from '../../http/app-error.ts';
import { parseInput } from '../../http/parse-input.ts';
import { authorise, type Viewer } from '../viewer.ts';

/**
 * Takes back a link that nobody has used yet, to join or to set a new password.
 *
 * @throws {AppError} `not_found`, also for one that was used meanwhile; `forbidden` without `users.manage`.
 */
export async function removeInvitation(viewer: Viewer, input: { invitationId: string }): Promise<void> {
  authorise(viewer, 'users.manage');
  const { invitationId } = parseInput(removal, input);
  await db().$transaction(async (tx) => {
    const found = await tx.invitation.findUnique({ where: { id: invitationId } });
    const { count } = await tx.invitation.deleteMany({ where: { id: invitationId, usedAt: null } });
    if (!found || count === 0) {
      throw new AppError('not_found', 'This link is gone or was used already. Reload the page.');
    }
    await record(tx, viewer, {
      action: 'invitation.removed',
      subjectType: 'invitation',
      subjectId: invitationId,
      before: { kind: found.kind, email: found.email, role: found.role },
    });
  });
}

const removal = z.object({ invitationId: z.uuid('is not the id of an invitation') });
