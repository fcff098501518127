import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { readSettings } from '../../lib/env.ts';
import { connect } from '../../lib/postgres/connect.ts';
import { openDatabase } from '../../lib/postgres/open-database.ts';
import { makeDataPlace } from '../launch/data-directory.ts';

/** What a set is asked: how long a question takes in milliseconds, or how far its percentiles are off. */
export const toWorker = z.union([
  z.object({ set: z.string(), name: z.string() }),
  z.object({ deviation: z.literal(true) }),
]);
export type ToWorker = z.infer<typeof toWorker>;

const ready = z.object({
  counters: z.object({ quarters: z.number(), seconds: z.number() }),
  /** The names of its questions, by set. */
  sets: z.record(z.string(), z.array(z.string())),
});
const fromWorker = z.union([
  z.object({ say: z.string() }),
  z.object({ ready }),
  z.object({ value: z.number() }),
  z.object({ failed: z.string() }),
]);

/** So many calls in a database of their own, with their counters, and a process that asks it. */
export type CallSet = z.infer<typeof ready> & { size: number; ask: (wanted: ToWorker) => Promise<number> };
export type CallSets = { sets: CallSet[]; database: pg.Client; close: () => Promise<void> };

/**
 * Sets of calls of several sizes on one durable server, all of them ready at once. Whatever is missing is made.
 *
 * @param keep the directory that they are kept in; without one they are gone after `close`.
 */
export async function openCallSets(
  sizes: readonly number[],
  keep: string | undefined,
  say: (line: string) => void,
): Promise<CallSets> {
  const place =
    keep === undefined ? await makeDataPlace() : { path: path.resolve(keep), remove: async () => {} };
  const opened = await openDatabase(readSettings({ DATA_DIR: place.path }), say);
  const database = await connect(opened.databaseUrl);
  const workers: ChildProcess[] = [];
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    for (const worker of workers) await ended(worker);
    await database.end();
    await opened.release();
    await place.remove();
    for (const signal of interruptions) process.off(signal, interrupted);
  };
  const interrupted = () => void close().finally(() => process.exit(130));
  for (const signal of interruptions) process.once(signal, interrupted);
  try {
    const sets: CallSet[] = [];
    for (const size of sizes) {
      const url = await ownDatabase(database, opened.databaseUrl, size);
      const program = path.join(import.meta.dirname, 'call-set-worker.ts');
      const worker = fork(program, [String(size)], {
        execArgv: ['--import', 'tsx'],
        env: { ...process.env, DATA_DIR: place.path, DATABASE_URL: url, APP_SECRET: opened.appSecret },
      });
      workers.push(worker);
      sets.push(await readySet(worker, size, say));
    }
    return { sets, database, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const interruptions = ['SIGINT', 'SIGTERM'] as const;

async function ended(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const exit = once(worker, 'exit');
  if (worker.connected) worker.disconnect();
  await exit;
}

/** The address of a set's own database, which is made where there is none. */
async function ownDatabase(database: pg.Client, databaseUrl: string, size: number): Promise<string> {
  const name = `bench_${size}`;
  const { rowCount } = await database.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) await database.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function readySet(worker: ChildProcess, size: number, say: (line: string) => void): Promise<CallSet> {
  const answer = async () => {
    for (;;) {
      const message = fromWorker.parse(await nextMessage(worker));
      if ('say' in message) say(message.say);
      else if ('failed' in message) throw new Error(message.failed);
      else return message;
    }
  };
  const first = await answer();
  if (!('ready' in first)) throw new Error('A set of calls answers before it was asked.');
  const ask = async (wanted: ToWorker) => {
    worker.send(wanted);
    return z.object({ value: z.number() }).parse(await answer()).value;
  };
  return { size, ...first.ready, ask };
}

async function nextMessage(worker: ChildProcess): Promise<unknown> {
  const answered = new AbortController();
  try {
    return await Promise.race([
      once(worker, 'message', { signal: answered.signal }).then(([message]) => message),
      once(worker, 'exit', { signal: answered.signal }).then(([code]) => {
        throw new Error(`The process of a set of calls ended with ${code}.`);
      }),
    ]);
  } finally {
    answered.abort();
  }
}
