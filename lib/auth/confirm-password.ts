import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { countAttempt, forgetAttempts } from './count-attempt.ts';
import { limitSignIn } from './limit-sign-in.ts';
import { verify } from './password.ts';
import type { Viewer } from './viewer.ts';

/**
 * Notes that the person at this session knows the password, for `assertFreshlyConfirmed`.
 *
 * @throws {AppError} `invalid_input` for a wrong password, `rate_limited` after as many attempts as signing in
 * takes, `forbidden` for a viewer without a session.
 */
export async function confirmPassword(viewer: Viewer, password: string): Promise<void> {
  const { userId, sessionId } = viewer;
  if (userId === null || sessionId === undefined) {
    throw new AppError('forbidden', 'Only a person who is signed in has a password to enter.');
  }
  await assertPassword(userId, password, 'password');
  await db().session.updateMany({
    where: { id: sessionId, userId },
    data: { reauthenticatedAt: new Date() },
  });
}

/**
 * Compares a password with that of a person who is signed in. Attempts are counted apart from those of signing in:
 * strangers who guess at the sign-in page must not lock out who is in already.
 *
 * @param key the input's name, for the form.
 * @throws {AppError} `invalid_input` when it is wrong, `rate_limited` after too many attempts.
 */
export async function assertPassword(userId: string, password: string, key: string): Promise<void> {
  const attempts = `password|${userId}`;
  const retryAfter = await countAttempt(attempts, limitSignIn);
  if (retryAfter !== null) {
    const wait = Math.ceil(retryAfter / 60);
    throw new AppError(
      'rate_limited',
      `Too many attempts. Wait ${wait} ${wait === 1 ? 'minute' : 'minutes'}, then try again.`,
      { retryAfter },
    );
  }
  const account = await db().account.findFirst({
    where: { userId, providerId: 'credential' },
    select: { password: true },
  });
  const right = account?.password != null && (await verify(account.password, password));
  if (!right) {
    throw new AppError('invalid_input', 'This is not your password. Try again.', {
      problems: [{ key, message: 'is not your password' }],
    });
  }
  await forgetAttempts(attempts);
}
