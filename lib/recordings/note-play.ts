import { record } from '../audit/record.ts';
import type { Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';

/** Minutes in which one person's requests for one recording count as one play: a player asks for many parts. */
const playMinutes = 10;

/** Writes into the audit log that somebody listens to the recording of a call: once for each play. */
export async function notePlay(viewer: Viewer, callId: string): Promise<void> {
  await db().$transaction(async (tx) => {
    // A player asks for its first parts at the same time.
    await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(${`${viewer.userId} ${callId}`}, 0))`;
    const noted = await tx.auditEntry.findFirst({
      where: {
        subjectType: 'call',
        subjectId: callId,
        action: 'recording.played',
        actorId: viewer.userId,
        at: { gt: new Date(Date.now() - playMinutes * 60_000) },
      },
      select: { id: true },
    });
    if (noted) return;
    await record(tx, viewer, { action: 'recording.played', subjectType: 'call', subjectId: callId });
  });
}
