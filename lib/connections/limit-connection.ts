import { z } from 'zod';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { parseInput } from '../http/parse-input.ts';
import { addressBlock } from './address-block.ts';
import type { Connection } from './connection.ts';
import { entryList } from './entry-list.ts';
import { findConnection } from './find-connection.ts';

type LimitConnectionInput = {
  connectionId: string;
  /** Deliveries a second, averaged over a minute, 1 to 100,000; `null`: the default. Unchanged when absent. */
  rateLimit?: number | null | undefined;
  /** Addresses and blocks that may send; empty: all. Unchanged when absent. */
  allowedAddresses?: string[] | undefined;
};

/**
 * Sets how much a connection may send and from where. Holds for the next request.
 *
 * @returns the connection as it is now.
 * @throws {AppError} `not_found`, `invalid_input`, or `forbidden` without `connections.manage`.
 */
export async function limitConnection(viewer: Viewer, input: LimitConnectionInput): Promise<Connection> {
  authorise(viewer, 'connections.manage');
  const { connectionId, ...limits } = parseInput(limitation, input);

  return await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM connection WHERE id = ${connectionId}::uuid FOR UPDATE`;
    const { connection: before } = await findConnection(connectionId, tx);
    const { rateLimit = before.rateLimit, allowedAddresses = before.allowedAddresses } = limits;
    await tx.connection.update({ where: { id: connectionId }, data: { rateLimit, allowedAddresses } });
    await record(tx, viewer, {
      action: 'connection.limited',
      subjectType: 'connection',
      subjectId: connectionId,
      before: { rateLimit: before.rateLimit, allowedAddresses: before.allowedAddresses },
      after: { rateLimit, allowedAddresses },
    });
    return { ...before, rateLimit, allowedAddresses };
  });
}

const rateMessage = 'must be a whole number from 1 to 100,000 deliveries a second';

const addressList = entryList(addressBlock, {
  entries: 200,
  message: 'must have at most 200 entries: combine them into blocks',
});

const limitation = z.object({
  connectionId: z.uuid('is not the id of a connection'),
  rateLimit: z
    .number(rateMessage)
    .int(rateMessage)
    .min(1, rateMessage)
    .max(100_000, rateMessage)
    .nullable()
    .optional(),
  allowedAddresses: addressList.optional(),
});
