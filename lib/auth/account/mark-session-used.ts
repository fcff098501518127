import { db } from '../../db.ts';
import type { Viewer } from '../viewer.ts';
import { ownUserId } from './own-user-id.ts';

/** More often than this nothing is written. Milliseconds. */
const markInterval = 60_000;

/**
 * Notes that the person did something just now, which puts off the end of the session for a week, up to thirty days
 * after signing in. Only the page itself knows: most requests come from open pages that look for news by themselves.
 */
export async function markSessionUsed(viewer: Viewer): Promise<void> {
  const userId = ownUserId(viewer);
  if (viewer.sessionId === undefined) return;
  const now = Date.now();
  await db().session.updateMany({
    where: { id: viewer.sessionId, userId, updatedAt: { lt: new Date(now - markInterval) } },
    data: { updatedAt: new Date(now) },
  });
}
