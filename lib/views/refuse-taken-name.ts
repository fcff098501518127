import { z } from 'zod';
import type { Transaction } from '../db.ts';
import { AppError } from '../http/app-error.ts';

/**
 * Stops a name that another view of the same owner has, whatever the case. The owner's views are not changed by
 * anybody else until the transaction ends.
 *
 * @throws {AppError} `invalid_input`.
 */
export async function refuseTakenName(
  tx: Transaction,
  owner: string,
  name: string,
  except: string | null = null,
): Promise<void> {
  await lockOwner(tx, owner);
  const taken = z.array(z.object({ name: z.string() })).parse(
    await tx.$queryRaw`
      SELECT name FROM saved_view
      WHERE user_id = ${owner} AND lower(name) = lower(${name}) AND id IS DISTINCT FROM ${except}::uuid`,
  );
  if (taken[0] === undefined) return;
  const message = `another view is called “${taken[0].name}” already; choose a different name`;
  throw new AppError('invalid_input', `name: ${message}`, { problems: [{ key: 'name', message }] });
}

/** Lets whoever else counts or names this person's views wait until the transaction ends. */
export async function lockOwner(tx: Transaction, owner: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "user" WHERE id = ${owner} FOR NO KEY UPDATE`;
}
