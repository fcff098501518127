import { z } from 'zod';
import { type Database, db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import type { Provider } from '../providers/provider.ts';
import { findProvider } from '../providers/registry.ts';
import { type Connection, toConnection } from './connection.ts';

/**
 * A connection and its provider. For the functions of this folder, which have authorised
 * their viewer.
 *
 * @throws {AppError} `not_found` when there is no such connection or this version lacks its provider.
 */
export async function findConnection(
  id: string,
  database: Database = db(),
): Promise<{ connection: Connection; provider: Provider }> {
  const row = z.uuid().safeParse(id).success
    ? await database.connection.findUnique({
        where: { id },
        include: { deliveries: { select: { receivedAt: true }, orderBy: { receivedAt: 'desc' }, take: 1 } },
      })
    : null;
  if (!row) throw new AppError('not_found', 'There is no connection with this id. It may have been deleted.');
  const provider = findProvider(row.provider);
  if (provider) return { connection: toConnection(row, row.deliveries[0]?.receivedAt ?? null), provider };
  throw new AppError('not_found', `This version of Switchboard has no provider "${row.provider}".`);
}
