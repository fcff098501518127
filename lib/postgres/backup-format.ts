import { createHash } from 'node:crypto';
import { z } from 'zod';
import { deriveKey } from '../derive-key.ts';

/**
 * A backup is a text, compressed with gzip: a line that says what it is, then for each table a line with its name
 * and columns, its rows as PostgreSQL's COPY writes them, a row a line, and the line `\.`; at the very end
 * `-- complete`. Rows of COPY never contain a line feed, nor are they ever `\.`.
 */
export const headerSchema = z.object({
  switchboard: z.literal('backup'),
  format: z.literal(1),
  made: z.iso.datetime(),
  /** What had been applied to the database, in order: the shape of the rows. */
  migrations: z.array(z.string()),
  /** Which APP_SECRET the database was used with. */
  secret: z.string(),
});
export type BackupHeader = z.output<typeof headerSchema>;

export const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });

export const endOfTable = '\\.';
export const endOfBackup = '-- complete';

/** Tells one secret from another and says nothing about either. */
export function secretMark(appSecret: string): string {
  return createHash('sha256').update(deriveKey('backup-mark/v1', appSecret)).digest('hex').slice(0, 16);
}
