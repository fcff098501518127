import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { operate } from '../instance.ts';
import { wrongCounters } from '../wrong-counters.ts';
import { healthOf, type Installation, secondsUntil } from './installation.ts';
import type { Attempt } from './load.ts';

export type Counts = {
  /** Requests sent, those sent again included. */
  sent: number;
  /** Answered 2xx. */
  acknowledged: number;
  /** Acknowledged under an id that leads to no delivery. */
  lost: number;
  /** Arrivals counted that never were, rows too many. */
  doubled: number;
  /** Answered, but not 2xx. */
  refused: number;
  /** Nobody answered: the app was being started again. */
  unanswered: number;
  /** Why, and how often. */
  failures: Record<string, number>;
  /** Milliseconds that the slowest answer took. */
  slowest: number;
};

type Verdict = { counts: Counts; settled: number; broken: string[] };

/**
 * What must hold after every fault: each acknowledged delivery is stored, once; every call is the fold of its
 * deliveries (a rebuild changes not one byte); every rollup is the sum of its calls. Waits until nothing is on
 * its way any more; `settled` is how many seconds that took.
 */
export async function verify(
  installation: Installation,
  attempts: readonly Attempt[],
  { patience = 60 } = {},
): Promise<Verdict> {
  const broken: string[] = [];
  const settled = await untilSettled(installation, patience);
  if (settled === Number.POSITIVE_INFINITY) {
    broken.push(`deliveries were still on their way after ${patience} s: ${await whatWaits(installation)}`);
  }
  const counts = await countDeliveries(installation, attempts);
  if (counts.lost > 0) broken.push(`${counts.lost} acknowledged deliveries are lost`);
  if (counts.doubled > 0) broken.push(`${counts.doubled} arrivals are counted that never were`);

  broken.push(...(await rollupFaults(installation)));
  const before = await callsOf(installation);
  await operate(['rebuild'], installation.place.environment);
  const after = await callsOf(installation);
  const differing = differences(before, after);
  if (differing.length > 0) {
    broken.push(`${differing.length} calls are not the fold of their deliveries, such as ${differing[0]}`);
  }
  if (counts.acknowledged > 0 && after.length === 0) broken.push('there is not one call');
  broken.push(...(await rollupFaults(installation)).map((fault) => `after a rebuild, ${fault}`));
  return { counts, settled, broken };
}

/** Seconds until nothing waits any more: no delivery on disk, none unread, no figure out of date. */
export async function untilSettled(installation: Installation, patience: number): Promise<number> {
  return await secondsUntil(patience, async () => {
    const health = await healthOf(installation.url);
    return health?.status === 'ok' && (await isIdle(installation));
  });
}

async function isIdle({ query }: Installation): Promise<boolean> {
  const [row] = await query(
    `SELECT EXISTS (SELECT FROM delivery WHERE state = 'pending') OR EXISTS (SELECT FROM dirty_bucket) AS busy`,
  );
  return !z.object({ busy: z.boolean() }).parse(row).busy;
}

async function whatWaits({ url, query }: Installation): Promise<string> {
  const health = await healthOf(url);
  const rows = await query(
    `SELECT (SELECT count(*)::int FROM delivery WHERE state = 'pending') AS deliveries,
       (SELECT count(*)::int FROM dirty_bucket) AS figures`,
  ).catch((error: unknown) => [String(error)]);
  return `health ${JSON.stringify(health)}, unread ${JSON.stringify(rows[0])}`;
}

const storedRow = z.object({
  id: z.uuid(),
  connection_id: z.uuid(),
  content: z.string(),
  times: z.number(),
});

/** What was sent beside what is stored. */
export async function countDeliveries(
  { query, connections }: Installation,
  attempts: readonly Attempt[],
): Promise<Counts> {
  const stored = z.array(storedRow).parse(
    await query(
      `SELECT id, connection_id, repeats + 1 AS times,
         encode(sha256(convert_to(trigger || E'\\n' || query || E'\\n', 'UTF8') || body), 'hex') AS content
       FROM delivery WHERE connection_id = ANY($1)`,
      [connections.map(({ connection }) => connection.id)],
    ),
  );
  const aliases = await query(
    'SELECT a.id FROM delivery_alias AS a JOIN delivery AS d ON d.id = a.delivery_id',
  );
  const ids = new Set([...stored, ...z.array(z.object({ id: z.uuid() })).parse(aliases)].map(({ id }) => id));
  const arrivals = new Map(stored.map((row) => [`${row.connection_id} ${row.content}`, row.times]));
  const sent = new Map<string, number>();
  for (const attempt of attempts) sent.set(placeOf(attempt), (sent.get(placeOf(attempt)) ?? 0) + 1);

  const acknowledged = attempts.filter(({ id }) => id !== null);
  const failures: Record<string, number> = {};
  for (const { failure } of attempts) if (failure) failures[failure] = (failures[failure] ?? 0) + 1;
  let doubled = 0;
  for (const [place, times] of arrivals) doubled += Math.max(0, times - (sent.get(place) ?? 0));
  return {
    sent: attempts.length,
    acknowledged: acknowledged.length,
    lost: acknowledged.filter(({ id }) => id !== null && !ids.has(id)).length,
    doubled,
    refused: attempts.filter(({ id, status }) => id === null && status !== 0).length,
    unanswered: attempts.filter(({ status }) => status === 0).length,
    failures,
    slowest: attempts.reduce((longest, { took }) => Math.max(longest, took), 0),
  };
}

function placeOf({ connectionId, content }: Attempt): string {
  return `${connectionId} ${content}`;
}

/** Every call as the command line prints it, a line each. */
export async function callsOf({ place }: Installation): Promise<string[]> {
  return (await operate(['calls'], place.environment)).split('\n').filter(Boolean);
}

function differences(before: readonly string[], after: readonly string[]): string[] {
  const known = new Set(before);
  const made = new Set(after);
  return [...before.filter((line) => !made.has(line)), ...after.filter((line) => !known.has(line))].map(
    (line) => line.slice(0, 60),
  );
}

/** The counters beside the same figures taken from the calls, row by row. */
async function rollupFaults({ query }: Installation): Promise<string[]> {
  // The counters follow within seconds, and a read may fall between the calls and them.
  for (let attempt = 1; ; attempt += 1) {
    const rows = await query(wrongCounters);
    if (rows.length === 0) return [];
    if (attempt === 5)
      return [`${rows.length} counters are not the sum of their calls, such as ${JSON.stringify(rows[0])}`];
    await sleep(1_000);
  }
}
