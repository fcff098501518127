import type { Transaction } from '../../db.ts';

/** Takes back every unused link that a person has made; how many, as the audit log says it. */
export async function removeLinksMadeBy(
  tx: Transaction,
  userId: string,
): Promise<{ linksTakenBack?: number }> {
  const { count } = await tx.invitation.deleteMany({ where: { invitedById: userId, usedAt: null } });
  return count === 0 ? {} : { linksTakenBack: count };
}

/** Takes back every unused link that would set a new password for a person. */
export async function removeResetLinks(tx: Transaction, userId: string): Promise<void> {
  await tx.invitation.deleteMany({ where: { kind: 'reset', userId, usedAt: null } });
}
