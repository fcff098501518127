import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';
import { exampleStory } from '../../lib/connections/example-story.ts';
import { findProvider } from '../../lib/providers/registry.ts';
import { addBenchConnection, type BenchConnection } from './add-bench-connection.ts';
import type { BenchApp } from './bench-app.ts';
import { median } from './figures.ts';
import { type LoadResult, runLoad } from './load.ts';
import type { Result } from './report.ts';
import { webhookRequest } from './webhook-request.ts';

export type IngestOptions = { rounds: number; seconds: number; connections: number };

/** What is compared, in the order in which each round measures it. */
const targets = ['empty', 'create', 'ingest', 'ingest and project'] as const;
type Target = (typeof targets)[number];
type Round = Record<Target, LoadResult>;

/**
 * The front door beside an empty route and a route with one `prisma.create`, all of one build: the same body with
 * a fresh call id each time. "ingest" is the way to the acknowledgement alone (the connection is paused: its
 * deliveries wait); "ingest and project" has the projector take them to their calls on the same machine meanwhile.
 */
export async function ingestBench(
  app: BenchApp,
  say: (line: string) => void,
  { rounds: wanted, seconds, connections }: IngestOptions,
): Promise<Result> {
  const provider = findProvider('alohaa');
  if (!provider) throw new Error('the provider whose calls are sent is gone');
  const waiting = await addBenchConnection(app.database, provider, { label: 'Bench ingest', paused: true });
  const projected = await addBenchConnection(app.database, provider, { label: 'Bench ingest and project' });
  const created = await addBenchConnection(app.database, provider, { label: 'Bench create', paused: true });
  const { headers, body } = benchRequest(waiting);
  const urls: Record<Target, string> = {
    empty: `${app.url}/api/bench/empty`,
    create: `${app.url}/api/bench/create/${created.connection.id}`,
    ingest: benchRequest(waiting).url,
    'ingest and project': benchRequest(projected).url,
  };
  const sums = new Map<Target, number>();
  const measure = async (target: Target, duration: number) => {
    await settle(app.database, projected);
    const result = await runLoad({ url: urls[target], headers, body, connections, seconds: duration });
    sums.set(target, (sums.get(target) ?? 0) + result.acknowledged);
    say(
      `${target}: ${Math.round(result.perSecond)} requests/s, p99 ${Math.round(result.milliseconds.p99)} ms`,
    );
    return result;
  };

  say('Warming up …');
  for (const target of targets) await measure(target, seconds);
  const rounds: Round[] = [];
  while (rounds.length < wanted) {
    say(`Round ${rounds.length + 1} of ${wanted} …`);
    rounds.push({
      empty: await measure('empty', seconds),
      create: await measure('create', seconds),
      ingest: await measure('ingest', seconds),
      'ingest and project': await measure('ingest and project', seconds),
    });
  }
  await settle(app.database, projected);

  const broken: string[] = [];
  for (const [target, connection] of [
    ['create', created],
    ['ingest', waiting],
    ['ingest and project', projected],
  ] as const) {
    // Requests that were under way at the end of a load are stored without anybody hearing of it.
    const unheard = connections * (wanted + 1);
    broken.push(...(await verify(app.database, connection, target, sums.get(target) ?? 0, unheard)));
  }
  for (const target of targets) {
    const refused = rounds.reduce(
      (sum, round) => sum + round[target].requests - round[target].acknowledged,
      0,
    );
    const errors = rounds.reduce((sum, round) => sum + round[target].errors, 0);
    if (refused + errors > 0) broken.push(`${target}: ${refused} answers other than 2xx, ${errors} errors`);
  }
  return judge(rounds, { bodyBytes: sizeOf(body), seconds, connections, broken });
}

/** What the load generator replaces by a text of its own in every request, and how long that is. */
const mark = '[<id>]';
const idLength = 33;

/** An ended call in about 900 bytes, with the mark where its id stands. */
function benchRequest(connection: BenchConnection) {
  const told = connection.provider.demo({ ...exampleStory(new Date()), id: mark }).at(-1);
  if (!told) throw new Error('the provider tells nothing of an ended call');
  const remarks = 'x'.repeat(Math.max(0, 900 - sizeOf(told.body)));
  const body = JSON.stringify({ ...z.record(z.string(), z.unknown()).parse(JSON.parse(told.body)), remarks });
  return webhookRequest(connection, { ...told, body });
}

function sizeOf(body: string): number {
  return Buffer.byteLength(body.replaceAll(mark, 'x'.repeat(idLength)));
}

/** What one load has left behind must not slow the next: waits until every delivery has become its call. */
async function settle(database: pg.Client, { connection }: BenchConnection): Promise<void> {
  const deadline = Date.now() + 300_000;
  for (;;) {
    const { rows } = await database.query(
      `SELECT EXISTS (SELECT FROM delivery WHERE connection_id = $1 AND state = 'pending')
         OR EXISTS (SELECT FROM dirty_bucket) AS busy`,
      [connection.id],
    );
    if (!z.object({ busy: z.boolean() }).parse(rows[0]).busy) break;
    if (Date.now() > deadline) throw new Error('The projector did not come to the end of its work.');
    await sleep(100);
  }
  await sleep(1_000);
}

const storedRow = z.object({ stored: z.number(), repeats: z.number(), unread: z.number() });

/** Whether each acknowledged request is a row, and each row was a request. */
async function verify(
  database: pg.Client,
  { connection }: BenchConnection,
  target: Target,
  acknowledged: number,
  unheard: number,
): Promise<string[]> {
  const count = async () => {
    const { rows } = await database.query(
      `SELECT count(*)::int AS stored, coalesce(sum(repeats), 0)::int AS repeats,
         count(*) FILTER (WHERE state IN ('failed', 'ignored'))::int AS unread
       FROM delivery WHERE connection_id = $1`,
      [connection.id],
    );
    return storedRow.parse(rows[0]);
  };
  // What was kept on disk while the database was slow takes a moment.
  const deadline = Date.now() + 30_000;
  let { stored, repeats, unread } = await count();
  while (stored < acknowledged && Date.now() < deadline) {
    await sleep(500);
    ({ stored, repeats, unread } = await count());
  }
  const broken: string[] = [];
  if (stored < acknowledged)
    broken.push(`${target}: ${acknowledged - stored} acknowledged deliveries are lost`);
  if (stored > acknowledged + unheard)
    broken.push(`${target}: ${stored - acknowledged} more rows than answers`);
  if (repeats > 0) broken.push(`${target}: ${repeats} requests carried no fresh id`);
  if (unread > 0) broken.push(`${target}: ${unread} deliveries could not be read`);
  return broken;
}

function judge(
  rounds: readonly Round[],
  at: { bodyBytes: number; seconds: number; connections: number; broken: string[] },
): Result {
  const rate = (target: Target) => (round: Round) => round[target].perSecond;
  const p99 = (target: Target) => (round: Round) => round[target].milliseconds.p99;
  const row = (what: string, of: (round: Round) => number) => {
    const values = rounds.map(of);
    return [what, ...values, median(values)];
  };
  const ratio = (of: (target: Target) => (round: Round) => number, target: Target, to: Target) =>
    median(rounds.map((round) => of(target)(round) / of(to)(round)));
  return {
    bench: 'ingest',
    setting:
      `${at.bodyBytes} bytes of JSON, a fresh call id each time; ${at.connections} connections, ${at.seconds} s each, ` +
      'interleaved after a warm-up; ratios are the median of the rounds’ ratios',
    tables: [
      {
        heading: ['', ...rounds.map((_, index) => `round ${index + 1}`), 'median'],
        rows: targets.flatMap((target) => [
          row(`${target}, requests/s`, rate(target)),
          row(`${target}, p50 ms`, (round) => round[target].milliseconds.p50),
          row(`${target}, p99 ms`, p99(target)),
        ]),
      },
    ],
    goals: [
      { what: 'ingest ÷ empty, requests/s', value: ratio(rate, 'ingest', 'empty'), unit: '×', atLeast: 0.8 },
      { what: 'ingest ÷ empty, p99', value: ratio(p99, 'ingest', 'empty'), unit: '×', atMost: 2 },
      {
        what: 'ingest ÷ create, requests/s',
        value: ratio(rate, 'ingest', 'create'),
        unit: '×',
        atLeast: 1.4,
      },
    ],
    broken: at.broken,
    notes: [
      `With projection on the same cores meanwhile: ${shown(ratio(rate, 'ingest and project', 'empty'))} × the requests/s of empty, ` +
        `${shown(ratio(p99, 'ingest and project', 'empty'))} × its p99, ${shown(ratio(rate, 'ingest and project', 'create'))} × the requests/s of create.`,
      'Every acknowledged delivery was looked for in the database.',
    ],
    figures: { rounds, ...at },
  };
}

function shown(value: number): string {
  return value.toFixed(2);
}
