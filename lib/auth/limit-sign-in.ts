import { createHash, randomUUID } from 'node:crypto';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { z } from 'zod';
import { db } from '../db.ts';

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
    const retryAfter = key === null ? null : await countAttempt(key);
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
    if (key !== null && context.context.newSession) await db().rateLimit.deleteMany({ where: { key } });
  }),
};

function accountKey({ path, body }: { path?: string; body?: unknown }): string | null {
  const parsed = signInBody.safeParse(body);
  if (path !== '/sign-in/email' || !parsed.success) return null;
  const email = parsed.data.email.trim().toLowerCase();
  return `account|${createHash('sha256').update(email).digest('hex')}`;
}

const signInBody = z.object({ email: z.string() });
const counterRows = z.array(z.object({ count: z.number(), startedAt: z.bigint() }));

/** Seconds to wait when the account has had its attempts of this window, else `null`. */
async function countAttempt(key: string): Promise<number | null> {
  const now = BigInt(Date.now());
  const start = now - BigInt(windowSeconds * 1000);
  const rows = await db().$queryRaw`
    INSERT INTO rate_limit AS held (id, key, count, last_request) VALUES (${randomUUID()}, ${key}, 1, ${now})
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN held.last_request <= ${start} THEN 1 ELSE held.count + 1 END,
      last_request = CASE WHEN held.last_request <= ${start} THEN ${now} ELSE held.last_request END
    RETURNING count, last_request AS "startedAt"`;
  const [counter] = counterRows.parse(rows);
  if (!counter || counter.count <= attempts) return null;
  return Math.max(1, Math.ceil(Number(counter.startedAt - start) / 1000));
}
