import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Database, db } from '../db.ts';

/** So many attempts in so many seconds. */
type AttemptLimit = { attempts: number; windowSeconds: number };

/**
 * Counts an attempt at a secret, before it is judged, so that many at once are counted too.
 *
 * @param key whose secret; must itself be none.
 * @returns seconds to wait when the attempts of this window are used up, else `null`.
 */
export async function countAttempt(
  key: string,
  { attempts, windowSeconds }: AttemptLimit,
): Promise<number | null> {
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

/** Takes the attempts back, once one was right. */
export async function forgetAttempts(key: string, database: Database = db()): Promise<void> {
  await database.rateLimit.deleteMany({ where: { key } });
}

const counterRows = z.array(z.object({ count: z.number(), startedAt: z.bigint() }));
