import type pg from 'pg';
import { z } from 'zod';
import { closeDb, patiently } from '../../lib/db.ts';
import { env } from '../../lib/env.ts';
import { connect } from '../../lib/postgres/connect.ts';
import { migrate } from '../../lib/postgres/migrate.ts';
import { analyticsSets, deviationOfPercentiles } from './analytics-sets.ts';
import { type ToWorker, toWorker } from './call-sets.ts';
import { makeCalls } from './make-calls.ts';
import { type CountersMade, makeCounters } from './make-counters.ts';
import { quietConnections } from './quiet-connections.ts';

// A process for each set of calls, so that all of them stand ready at once and can be asked in turn: the product's
// code knows one database a process. Makes the set unless it is there, and answers one question after the other.
const size = z.coerce.number().int().parse(process.argv[2]);
const say = (line: string) => process.send?.({ say: line });
const { DATABASE_URL } = env();
await migrate(DATABASE_URL);
const database = await connect(DATABASE_URL);
const connections = await connectionsOf(database);
await database.query('CREATE TABLE IF NOT EXISTS bench_set (quarters integer, seconds float8)');
const counters = await madeCounters(database);
const { sets, questions } = await analyticsSets(database, connections);
process.on('message', (message) => void answer(toWorker.parse(message)));
process.once('disconnect', () => void close());
process.send?.({ ready: { counters, sets } });

async function answer(wanted: ToWorker): Promise<void> {
  try {
    process.send?.({ value: await patiently(() => measured(wanted)) });
  } catch (error) {
    process.send?.({
      failed: `${JSON.stringify(wanted)}: ${error instanceof Error ? error.message : error}`,
    });
  }
}

/** Longer than a page would wait, so that what takes too long has a figure, too. */
async function measured(wanted: ToWorker): Promise<number> {
  if ('deviation' in wanted) return await deviationOfPercentiles(database);
  const ask = questions[wanted.set]?.[wanted.name];
  if (ask === undefined) throw new Error('No such question.');
  const started = performance.now();
  await ask();
  return performance.now() - started;
}

/** Those that were made with the set, or new ones. */
async function connectionsOf(database: pg.Client): Promise<string[]> {
  const there = await idsOf(database, 'SELECT id FROM connection ORDER BY created_at, id');
  return there.length > 0 ? there : await quietConnections({ database });
}

async function idsOf(database: pg.Client, text: string): Promise<string[]> {
  const { rows } = await database.query(text);
  return z
    .array(z.object({ id: z.uuid() }))
    .parse(rows)
    .map(({ id }) => id);
}

/** The counters of all calls, made now unless they are there; calls first, where there are none. */
async function madeCounters(database: pg.Client): Promise<CountersMade> {
  const { rows } = await database.query(
    'SELECT quarters, seconds, EXISTS (SELECT FROM dirty_bucket) AS due FROM bench_set',
  );
  const [made] = z
    .array(z.object({ quarters: z.number(), seconds: z.number(), due: z.boolean() }))
    .parse(rows);
  if (made !== undefined && !made.due) return made;
  if (made === undefined) {
    say(`Making ${size.toLocaleString('en')} calls …`);
    await makeCalls({ database, connections, say }, 0, size);
  }
  const counters = await makeCounters(database, say);
  await database.query('DELETE FROM bench_set');
  await database.query('INSERT INTO bench_set VALUES ($1, $2)', [counters.quarters, counters.seconds]);
  return counters;
}

async function close(): Promise<void> {
  await database.end();
  await closeDb();
}
