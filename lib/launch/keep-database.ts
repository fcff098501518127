import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from '../env.ts';
import { stopEmbeddedServer } from '../postgres/embedded-server.ts';
import { isAway } from '../postgres/is-away.ts';
import { migrate } from '../postgres/migrate.ts';
import { expectedDatabaseUrl, openDatabase } from '../postgres/open-database.ts';
import { describeProblem } from './problem.ts';
import { aborted } from './stop-signals.ts';
import { watchServer } from './watch-server.ts';

type KeepOptions = {
  settings: Settings;
  stopping: AbortSignal;
  say: (line: string) => void;
};

export type KeptDatabase = {
  /** Where the database is, or will be once it is back. */
  url: () => string;
  /** Whether it was there, with all migrations, since the start. */
  isThere: () => boolean;
  /** Resolves when it is there for the first time, or when asked to stop. */
  there: Promise<void>;
  /** Called when the embedded server has come up at another address than `url` said before. */
  onMove: (listener: () => void) => void;
  /** Stops the embedded server; call it when asked to stop, with all connections closed. */
  close: () => Promise<void>;
};

/** Between two attempts at a database that is away, in milliseconds. */
const pause = 1000;

/**
 * Opens and migrates the database, and keeps the embedded one running. One that is away is waited for in the
 * background, so that the app can take deliveries meanwhile.
 *
 * @throws {DatabaseProblem | ConfigurationError} what the operator must put right before anything can start.
 */
export async function keepDatabase({ settings, stopping, say }: KeepOptions): Promise<KeptDatabase> {
  const isEmbedded = settings.DATABASE_URL === undefined;
  const listeners: (() => void)[] = [];
  let url = '';
  let isThere = false;
  const moveTo = (now: string) => {
    if (url === now) return;
    url = now;
    for (const listener of listeners) listener();
  };
  const bringUp = async () => {
    const { databaseUrl } = await openDatabase(settings, say);
    const applied = await migrate(databaseUrl);
    moveTo(databaseUrl);
    isThere = true;
    if (applied.length > 0) {
      say(`Applied ${applied.length === 1 ? '1 migration' : `${applied.length} migrations`}.`);
    }
  };
  const close = async () => {
    if (isEmbedded) await stopEmbeddedServer(settings.DATA_DIR);
  };

  let complaint = '';
  try {
    await bringUp();
  } catch (error) {
    const expected = isAway(error) ? await expectedDatabaseUrl(settings) : undefined;
    if (expected === undefined) {
      await close().catch(() => {});
      throw error;
    }
    url = expected;
    complaint = describeProblem(error);
    say(`${complaint}\nStarting without it: deliveries are kept on disk until it is back.`);
  }

  const comeBack = async () => {
    while (!isThere && !stopping.aborted) {
      await sleep(pause, undefined, { signal: stopping }).catch(() => {});
      if (stopping.aborted) return;
      try {
        await bringUp();
        say('The database is there.');
      } catch (error) {
        const problem = describeProblem(error);
        if (problem !== complaint && !stopping.aborted) say(problem);
        complaint = problem;
      }
    }
  };
  const there = comeBack();
  const kept = there.then(async () => {
    if (!isEmbedded) return;
    await watchServer({ dataDir: settings.DATA_DIR, databaseUrl: url, stopping, say, onMove: moveTo });
  });

  return {
    url: () => url,
    isThere: () => isThere,
    there: Promise.race([there, aborted(stopping)]),
    onMove: (listener) => void listeners.push(listener),
    close: async () => {
      // An attempt at a server elsewhere may take its time, and leaves nothing behind.
      if (isEmbedded) await kept;
      await close();
    },
  };
}
