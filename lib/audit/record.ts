import type { Prisma } from '../../prisma/client/client.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Transaction } from '../db.ts';

type AuditRecord = {
  /** Subject and verb, such as `connection.created`. */
  action: string;
  subjectType: string;
  subjectId: string | null;
  /** The changed values before and after. Must contain no secret, only fingerprints. */
  before?: Prisma.InputJsonObject;
  after?: Prisma.InputJsonObject;
};

/**
 * Writes who did what into the audit log. Takes the transaction of the change itself, so that neither exists
 * without the other.
 */
export async function record(tx: Transaction, viewer: Viewer, entry: AuditRecord): Promise<void> {
  await tx.auditEntry.create({
    data: {
      ...entry,
      actorId: viewer.userId,
      actorName: viewer.name,
      address: viewer.address ?? null,
    },
  });
}
