import { db } from '../../db.ts';
import { liveSessions } from '../session-limits.ts';
import type { Viewer } from '../viewer.ts';
import { ownUserId } from './own-user-id.ts';
import { sessionDevice } from './session-device.ts';

export type OwnSession = {
  id: string;
  /** Such as "Firefox on Windows". */
  device: string;
  address: string | null;
  signedInAt: Date;
  lastUsedAt: Date;
  /** The one that this was asked in. */
  isThis: boolean;
};

/** Where the viewer is signed in: this session first, then by last use. Tokens stay in the database. */
export async function listOwnSessions(viewer: Viewer): Promise<OwnSession[]> {
  const rows = await db().session.findMany({
    where: { userId: ownUserId(viewer), ...liveSessions() },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    omit: { token: true },
  });
  return rows
    .map((row) => ({
      id: row.id,
      device: sessionDevice(row.userAgent),
      address: row.ipAddress === '' ? null : row.ipAddress,
      signedInAt: row.createdAt,
      lastUsedAt: row.updatedAt,
      isThis: row.id === viewer.sessionId,
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis));
}
