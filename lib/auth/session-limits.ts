import type { Prisma } from '../../prisma/client/client.ts';

/** A session ends thirty days after signing in, however much it is used. Seconds. */
export const absoluteSessionLimit = 30 * 24 * 3600;

/** And when the person did nothing for a week; see `markSessionUsed`. Seconds. */
export const idleSessionLimit = 7 * 24 * 3600;

/** Sessions that a request could still use. */
export function liveSessions(now = new Date()): Prisma.SessionWhereInput {
  return {
    expiresAt: { gt: now },
    updatedAt: { gte: new Date(now.getTime() - idleSessionLimit * 1000) },
  };
}
