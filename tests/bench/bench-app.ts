import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';
import { closeDb } from '../../lib/db.ts';
import { provideEnv, readSettings } from '../../lib/env.ts';
import { connect } from '../../lib/postgres/connect.ts';
import { openDatabase } from '../../lib/postgres/open-database.ts';
import { type Launched, makePlace, run } from '../instance.ts';

/** The product under measurement, and a session of the measuring program's own on its database. */
export type BenchApp = {
  url: string;
  /** The launcher's process: its children are what is measured. */
  launcher: number;
  database: pg.Client;
  /** What the database is, for the report. */
  databaseWords: string;
  /** The last lines that the app has printed. */
  lastWords: () => string;
  stop: () => Promise<void>;
};

/**
 * Starts the app as `npm start` does, on an empty data directory with its own durable PostgreSQL, from the `build` of
 * the product, or from one that has the routes of comparison, too. The product's code in this process (`db()` and all that uses it) works on
 * the same database.
 */
export async function startBenchApp(
  say: (line: string) => void,
  build: 'product' | 'comparison' = 'comparison',
): Promise<BenchApp> {
  const place = await makePlace();
  let ended = false;
  const undo: (() => Promise<void>)[] = [place.remove];
  const stop = async () => {
    if (ended) return;
    ended = true;
    for (const step of undo.reverse()) await step();
    for (const signal of interruptions) process.off(signal, interrupted);
  };
  const interrupted = () => void stop().finally(() => process.exit(130));
  for (const signal of interruptions) process.once(signal, interrupted);
  try {
    say('Starting the app; when its sources have changed, it is built first …');
    const launched = run(['start'], {
      ...place.environment,
      SWITCHBOARD_BENCH: build === 'comparison' ? '1' : '',
    });
    undo.push(async () => {
      launched.process.kill('SIGTERM');
      await launched.ended;
    });
    await ready(launched);
    // The product's code in this process reads its settings as the app does.
    Object.assign(process.env, place.environment);
    const opened = await openDatabase(readSettings());
    provideEnv({ DATABASE_URL: opened.databaseUrl, APP_SECRET: opened.appSecret });
    undo.push(closeDb);
    const database = await connect(opened.databaseUrl);
    undo.push(async () => await database.end().catch(() => {}));
    const launcher = z.number().parse(launched.process.pid);
    const databaseWords = await wordsFor(database);
    const lastWords = () => launched.output().split('\n').slice(-20).join('\n');
    return { url: place.url, launcher, database, databaseWords, lastWords, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const interruptions = ['SIGINT', 'SIGTERM'] as const;

/** However long a build takes: whoever loses patience interrupts, and everything is stopped. */
async function ready(launched: Launched): Promise<void> {
  let over = false;
  void launched.ended.then(() => {
    over = true;
  });
  while (!launched.output().includes('Switchboard is ready')) {
    if (over) throw new Error(`The app did not start:\n${launched.output()}`);
    await sleep(50);
  }
}

/** What a database is, for the report: durability is part of what is measured. */
export async function wordsFor(database: pg.Client): Promise<string> {
  const { rows } = await database.query(
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
       current_setting('synchronous_commit') AS commit, current_setting('shared_buffers') AS buffers`,
  );
  const { version, fsync, commit, buffers } = z
    .object({ version: z.string(), fsync: z.string(), commit: z.string(), buffers: z.string() })
    .parse(rows[0]);
  return `PostgreSQL ${version} (fsync ${fsync}, synchronous_commit ${commit}, shared_buffers ${buffers})`;
}
