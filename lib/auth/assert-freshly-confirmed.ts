import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import type { Viewer } from './viewer.ts';

/** For so long an entered password counts as just entered. Milliseconds. */
const freshFor = 10 * 60_000;

/**
 * Lets pass who entered their password within the last ten minutes: by signing in, or by `confirmPassword` in this
 * very session. For what somebody at an unattended screen must not be able to do. The system passes.
 *
 * @throws {AppError} `reauthenticate`; forms of the app then ask for the password and send the action again.
 */
export async function assertFreshlyConfirmed(viewer: Viewer): Promise<void> {
  if (viewer.role === 'system') return;
  const session =
    viewer.sessionId === undefined || viewer.userId === null
      ? null
      : await db().session.findFirst({
          where: { id: viewer.sessionId, userId: viewer.userId },
          select: { createdAt: true, reauthenticatedAt: true },
        });
  const entered = session?.reauthenticatedAt ?? session?.createdAt;
  if (entered && Date.now() - entered.getTime() < freshFor) return;
  throw new AppError('reauthenticate', 'This needs your password. Enter it, then try again.');
}
