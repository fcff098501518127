import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../db.ts';

/** Writes the hash by which a person signs in from now on. The caller has made sure that it is theirs to set. */
export async function setPassword(tx: Transaction, userId: string, passwordHash: string): Promise<void> {
  await tx.account.upsert({
    where: { providerId_accountId: { providerId: 'credential', accountId: userId } },
    create: { id: randomUUID(), accountId: userId, providerId: 'credential', userId, password: passwordHash },
    update: { password: passwordHash },
  });
}
