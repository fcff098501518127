import { z } from 'zod';
import type { Transaction } from '../db.ts';
import { AppError } from '../http/app-error.ts';

/** What a connection may be called. */
export const connectionLabel = z
  .string()
  .trim()
  .min(1, 'must not be empty: it is the name people know this connection by')
  .max(80, 'must have at most 80 characters');

/**
 * Makes sure that no other connection is called like that, whatever the case, until the transaction ends.
 *
 * @param except the connection that may keep its own.
 * @throws {AppError} `invalid_input` when one is.
 */
export async function refuseTakenLabel(tx: Transaction, label: string, except?: string): Promise<void> {
  // One at a time, or two requests could both find the label free.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('switchboard connection label'))`;
  // Prisma's insensitive comparison takes `_` and `%` for wildcards.
  const [taken] = z.array(z.object({ label: z.string() })).parse(
    await tx.$queryRaw`
      SELECT label FROM connection
      WHERE lower(label) = lower(${label}) AND id IS DISTINCT FROM ${except ?? null}::uuid LIMIT 1`,
  );
  if (!taken) return;
  const message = `another connection is called "${taken.label}"; choose a different name`;
  throw new AppError('invalid_input', `label: ${message}`, { problems: [{ key: 'label', message }] });
}
