import { patiently } from '../db.ts';
import { provideEnv, readSettings } from '../env.ts';
import { migrate } from '../postgres/migrate.ts';
import { openDatabase } from '../postgres/open-database.ts';
import { closeIntake } from '../webhooks/intake.ts';

/**
 * Runs a command on the app's database: the operator's, or the embedded one, which is started for the command
 * when it does not run. Migrations are applied first unless the command wants the database as it is.
 */
export async function withDatabase<T>(work: () => Promise<T>, { asItIs = false } = {}): Promise<T> {
  const opened = await openDatabase(readSettings(), (line) => process.stderr.write(`${line}\n`));
  provideEnv({ DATABASE_URL: opened.databaseUrl, APP_SECRET: opened.appSecret });
  try {
    if (!asItIs) await migrate(opened.databaseUrl);
    return await patiently(work);
  } finally {
    await closeIntake();
    await opened.release();
  }
}
