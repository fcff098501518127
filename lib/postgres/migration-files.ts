import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export type Migration = { name: string; sql: string; checksum: string };

/** The folder of the project's migrations: one folder each, named by its UTC time and what it does. */
export const migrationsDirectory = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** Reads the migrations of a folder in the order of their names; none when the folder does not exist. */
export async function readMigrations(directory = migrationsDirectory): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return await Promise.all(names.sort().map((name) => readMigration(directory, name)));
}

/** Prisma's own checksum, so that its command line and this project agree on what was applied. */
export function checksumOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex');
}

async function readMigration(directory: string, name: string): Promise<Migration> {
  const sql = await readFile(path.join(directory, name, 'migration.sql'), 'utf8');
  return { name, sql, checksum: checksumOf(sql) };
}
