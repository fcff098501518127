import { z } from 'zod';
import type { Transaction } from '../db.ts';
import { sqlStateOf } from './data-fault.ts';

const lockNotAvailable = '55P03';
const lockRow = z.object({ locked: z.boolean() });

/**
 * Keeps everybody else from projecting a connection to the end of the transaction. Those who wait are served in the
 * order in which they came: nobody who comes back at once keeps them out.
 *
 * @param patience milliseconds to wait for whoever has it.
 * @returns false when another process has it and there is no patience.
 * @throws what `isLockedElsewhere` recognises when it was waited for in vain; the transaction is of no use then.
 */
export async function lockConnection(
  tx: Transaction,
  connectionId: string,
  patience: number,
): Promise<boolean> {
  const name = `projection ${connectionId}`;
  const rows = await tx.$queryRaw`SELECT pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) AS locked`;
  if (z.array(lockRow).parse(rows)[0]?.locked) return true;
  if (patience === 0) return false;
  await tx.$executeRaw`SELECT set_config('lock_timeout', ${`${patience}`}, true)`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
  await tx.$executeRaw`SELECT set_config('lock_timeout', '0', true)`;
  return true;
}

/** Whether an error says that another process kept a lock for too long. */
export function isLockedElsewhere(error: unknown): boolean {
  return sqlStateOf(error) === lockNotAvailable;
}
