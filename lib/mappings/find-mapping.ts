import { z } from 'zod';
import { type Database, db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { type WordMapping, wordMapping } from './word-mapping.ts';

/** A mapping as it was published. */
export type StoredMapping = WordMapping & { id: string; provider: string; retiredAt: Date | null };

/**
 * A mapping, in force or taken back.
 *
 * @throws {AppError} `not_found` when there is none of that id.
 */
export async function findMapping(id: string, database: Database = db()): Promise<StoredMapping> {
  const row = z.uuid().safeParse(id).success
    ? await database.wordMapping.findUnique({ where: { id } })
    : null;
  if (row === null) throw new AppError('not_found', 'There is no such mapping. The page may be out of date.');
  return { id, provider: row.provider, retiredAt: row.retiredAt, ...wordMapping.parse(row) };
}
