import { createHash } from 'node:crypto';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { z } from 'zod';
import { countAttempt, forgetAttempts } from './count-attempt.ts';

const windowSeconds = 15 * 60;
const attempts = 20;

/**
 * Limits failed sign-in attempts per account, whether it exists or not: the limit per address does not hold
 * against someone who has many, or who names a false one in a forwarding header.
 */
export const limitSignIn = {
  windowSeconds,
  attempts,
  /** Before signing in: counts the attempt, and refuses it when there were too many. */
  count: createAuthMiddleware(async (context) => {
    const key = accountKey(context);
    const retryAfter = key === null ? null : await countAttempt(key, { attempts, windowSeconds });
    if (retryAfter === null) return;
    throw new APIError(
      'TOO_MANY_REQUESTS',
      { message: 'Too many attempts for this account.' },
      { 'X-Retry-After': String(retryAfter) },
    );
  }),
  /** After signing in: a success takes the attempts back. */
  forget: createAuthMiddleware(async (context) => {
    const key = accountKey(context);
    if (key !== null && context.context.newSession) await forgetAttempts(key);
  }),
};

function accountKey({ path, body }: { path?: string; body?: unknown }): string | null {
  const parsed = signInBody.safeParse(body);
  if (path !== '/sign-in/email' || !parsed.success) return null;
  return signInAttempts(parsed.data.email);
}

/** Under which key the attempts of an account are counted. */
export function signInAttempts(email: string): string {
  return `account|${createHash('sha256').update(email.trim().toLowerCase()).digest('hex')}`;
}

const signInBody = z.object({ email: z.string() });
