import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DatabaseProblem } from './database-problem.ts';
import { migrationsDirectory } from './migration-files.ts';
import { schemaDifference } from './schema-difference.ts';
import { startThrowAwayServer } from './throw-away-server.ts';

/**
 * `npm run -s migration`: prints the SQL that the migrations lack to reach `prisma/schema.prisma`; with
 * `--name add_x` writes it as a new migration instead. Works on a server of its own, which it throws away.
 */
async function printMigration(): Promise<void> {
  const { values } = parseArgs({ options: { name: { type: 'string' } } });
  if (values.name !== undefined && !/^[a-z0-9_]+$/.test(values.name)) {
    throw new DatabaseProblem(`--name is lower-case words joined by "_", such as add_tags: "${values.name}"`);
  }
  const server = await startThrowAwayServer();
  const sql = await schemaDifference(server.databaseUrl).finally(server.stop);
  if (sql === undefined) {
    console.error('Nothing to do: the migrations lead to prisma/schema.prisma already.');
  } else if (values.name === undefined) {
    process.stdout.write(`${sql}\n`);
  } else {
    const directory = path.join(migrationsDirectory, `${timestamp(new Date())}_${values.name}`);
    await mkdir(directory, { recursive: true });
    await writeFile(path.join(directory, 'migration.sql'), sql);
    process.stdout.write(`${path.relative(process.cwd(), directory)}/migration.sql\n`);
  }
}

try {
  await printMigration();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error instanceof DatabaseProblem ? error.message : error);
  process.exitCode = 1;
}

/** `20261121073000`, in UTC, as Prisma names its migrations. */
function timestamp(at: Date): string {
  return at.toISOString().replace(/\D/g, '').slice(0, 14);
}
