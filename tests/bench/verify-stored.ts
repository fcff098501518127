import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';
import { inspectSpool } from '../../lib/spool/inspect-spool.ts';
import { spoolDirectory } from '../../lib/webhooks/spool-place.ts';
import type { Answer } from './paced-sender.ts';
import type { PlannedRequest } from './plan-traffic.ts';

/** A request and what it was answered. */
export type Sent = { planned: PlannedRequest; answer: Answer };

export type Stored = {
  /** Still on disk, after a minute in which they could have reached the database. */
  waitingOnDisk: number;
  /** Acknowledged, and nowhere to be found. */
  lost: number;
  /** Rows beyond one for each content that was sent. */
  doubled: number;
  /** Acknowledgements of the same content that were not counted as repeats. */
  uncounted: number;
  /** Acknowledged ids that are no row, because the same content lies there under the id of another arrival. */
  otherwiseNamed: Set<string>;
};

const idRow = z.object({ id: z.uuid() });
const countRow = z.object({ rows: z.number(), arrivals: z.number() });

/**
 * Whether everything acknowledged is in the database, once: each id is looked for, and then its content. What
 * the app has kept on disk while the database was slow gets a minute.
 */
export async function verifyStored(database: pg.Client, sent: readonly Sent[]): Promise<Stored> {
  const waitingOnDisk = await emptySpool(60_000);
  const acknowledged = sent.filter(({ answer }) => answer.id !== null);
  const missing = new Set(acknowledged.flatMap(({ answer: { id } }) => (id === null ? [] : [id])));
  const ids = [...missing];
  for (let from = 0; from < ids.length; from += 5_000) {
    const { rows } = await database.query(
      'SELECT id FROM delivery WHERE id = ANY($1) UNION SELECT id FROM delivery_alias WHERE id = ANY($1)',
      [ids.slice(from, from + 5_000)],
    );
    for (const { id } of z.array(idRow).parse(rows)) missing.delete(id);
  }
  const otherwiseNamed = new Set<string>();
  const lost = new Set<string>();
  for (const { planned, answer } of acknowledged) {
    if (answer.id === null || !missing.has(answer.id)) continue;
    ((await isContentThere(database, planned)) ? otherwiseNamed : lost).add(answer.id);
  }
  const { rows } = await database.query(
    `SELECT count(*)::int AS rows, (count(*) + coalesce(sum(repeats), 0))::int AS arrivals
     FROM delivery WHERE connection_id = ANY($1)`,
    [[...new Set(sent.map(({ planned }) => planned.connection.connection.id))]],
  );
  const counted = countRow.parse(rows[0]);
  return {
    waitingOnDisk,
    lost: lost.size,
    doubled: Math.max(0, counted.rows - new Set(sent.map(({ planned }) => planned)).size),
    uncounted: Math.max(0, acknowledged.length - counted.arrivals),
    otherwiseNamed,
  };
}

/** Waits until the spool is empty or the time is over; returns what is still in it. */
async function emptySpool(patience: number): Promise<number> {
  const deadline = Date.now() + patience;
  for (;;) {
    const { records } = await inspectSpool(spoolDirectory());
    if (records === 0 || Date.now() > deadline) return records;
    await sleep(500);
  }
}

async function isContentThere(
  database: pg.Client,
  { connection, request }: PlannedRequest,
): Promise<boolean> {
  const body = Buffer.from(request.method === 'POST' ? request.body : '');
  const { rowCount } = await database.query(
    'SELECT FROM delivery WHERE connection_id = $1 AND trigger = $2 AND query = $3 AND body = $4',
    [connection.connection.id, request.trigger, request.query, body],
  );
  return rowCount === 1;
}
