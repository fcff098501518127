import path from 'node:path';
import { Command } from 'commander';
import { env } from '../env.ts';
import { restoreBackup } from '../postgres/restore-backup.ts';
import { writeBackup } from '../postgres/write-backup.ts';
import { inspectSpool } from '../spool/inspect-spool.ts';
import { spoolDirectory } from '../webhooks/spool-place.ts';
import { type OutputOptions, printResult } from './output.ts';
import { withDatabase } from './with-database.ts';

/** `backup <file>`: the whole database in one file, while the app goes on. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('Write the whole database into a new file; keep APP_SECRET with it, which is not inside')
    .argument('<file>', 'where to write it, as calls-2026-11-30.backup')
    .option('--json', 'print JSON')
    .action((file: string, options: OutputOptions) =>
      withDatabase(
        async () => {
          const { DATABASE_URL, APP_SECRET } = env();
          const target = path.resolve(file);
          const { rows, bytes } = await writeBackup(DATABASE_URL, APP_SECRET, target);
          const { records: onDisk } = await inspectSpool(spoolDirectory());
          printResult({ file: target, rows, bytes, onDisk }, options);
        },
        { asItIs: true },
      ),
    );
}

/** `restore <file>`: fills an empty database from a backup. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('Fill an empty database from a backup')
    .argument('<file>', 'what "backup" has written')
    .option('--any-secret', 'also when the backup belongs to another APP_SECRET, which is lost')
    .option('--json', 'print JSON')
    .action((file: string, options: OutputOptions & { anySecret?: boolean }) =>
      withDatabase(
        async () => {
          const { DATABASE_URL, APP_SECRET } = env();
          const { anySecret = false } = options;
          printResult(
            await restoreBackup(DATABASE_URL, APP_SECRET, path.resolve(file), { anySecret }),
            options,
          );
        },
        { asItIs: true },
      ),
    );
}
