import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../lib/postgres/migrate.ts';
import { startThrowAwayServer } from '../lib/postgres/throw-away-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the migrated database that `tests/database.ts` copies; nothing may connect to it for long. */
    templateUrl: string;
  }
}

/** `DATA_DIR` of the tests; made by whatever writes to it. */
export const testDataDir = path.join(os.tmpdir(), `switchboard-test-data-${process.pid}`);

/** One PostgreSQL for the whole run, gone with it however it ends. */
export default async function startTestServer({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowAwayServer();
  try {
    await migrate(server.databaseUrl);
    provide('templateUrl', server.databaseUrl);
    return async () => {
      await server.stop();
      await rm(testDataDir, { recursive: true, force: true });
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
