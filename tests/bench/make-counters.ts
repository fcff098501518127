import type pg from 'pg';
import { z } from 'zod';
import { rollUp } from '../../lib/analytics/roll-up.ts';
import { patiently } from '../../lib/db.ts';

export type CountersMade = { quarters: number; seconds: number };

/** How often it is said how far it is. Milliseconds. */
const interval = 10_000;

/**
 * Has the product make the counters of all calls anew: every quarter of an hour with a call is noted as changed, and
 * the notes are worked off by the product's own code. Whatever was counted before is counted again.
 */
export async function makeCounters(database: pg.Client, say: (line: string) => void): Promise<CountersMade> {
  const { rowCount } = await database.query(
    `INSERT INTO dirty_bucket (bucket, connection_id)
     SELECT DISTINCT date_bin('15 minutes', started_at, 'epoch'), connection_id FROM call WHERE state = 'ended'
     ORDER BY 2, 1`,
  );
  const quarters = rowCount ?? 0;
  say(`Making the counters of ${quarters.toLocaleString('en')} quarters of an hour …`);
  const started = performance.now();
  const progress = setInterval(() => void sayProgress(database, say, quarters), interval);
  try {
    await patiently(() => rollUp({ patient: true }));
  } finally {
    clearInterval(progress);
  }
  const seconds = (performance.now() - started) / 1000;
  await database.query(
    `VACUUM ANALYZE call_rollup, call_day_rollup, hour_rollup, hangup_day_rollup, wait_histogram, agent_day_rollup,
       agent_hour_rollup, agent_hangup_rollup, agent_wait_histogram, call_week_rollup, hangup_week_rollup, wait_week_histogram,
       agent_week_rollup, dirty_bucket`,
  );
  return { quarters, seconds };
}

async function sayProgress(database: pg.Client, say: (line: string) => void, all: number): Promise<void> {
  const { rows } = await database.query('SELECT count(*)::integer AS due FROM dirty_bucket');
  const [{ due }] = z.tuple([z.object({ due: z.number() })]).parse(rows);
  say(`${(all - due).toLocaleString('en')} of ${all.toLocaleString('en')} quarters of an hour`);
}
