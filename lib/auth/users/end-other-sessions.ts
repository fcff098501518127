import type { Transaction } from '../../db.ts';
import type { Viewer } from '../viewer.ts';

/**
 * Ends a person's sessions but for the one in use, for functions that have authorised their viewer.
 *
 * @returns how many ended.
 */
export async function endOtherSessions(tx: Transaction, viewer: Viewer, userId: string): Promise<number> {
  const { count } = await tx.session.deleteMany({
    where: { userId, ...(viewer.sessionId === undefined ? {} : { id: { not: viewer.sessionId } }) },
  });
  return count;
}
