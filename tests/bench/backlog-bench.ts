import type pg from 'pg';
import { z } from 'zod';
import { registry } from '../../lib/providers/registry.ts';
import { addBenchConnection, type BenchConnection, pauseConnections } from './add-bench-connection.ts';
import type { BenchApp } from './bench-app.ts';
import { median } from './figures.ts';
import { insertRaw, projected, rowsAtOnce } from './insert-raw.ts';
import { planTraffic } from './plan-traffic.ts';
import type { Result } from './report.ts';
import { type Memory, watchMemory } from './watch-memory.ts';

export type BacklogOptions = { deliveries: number; rounds: number };

const days = 90;

type Round = { insert: number; project: number; memory: Memory[] };

/**
 * How long the running app's projector needs for a backlog of deliveries of all providers, beside the plain
 * multi-row insert of the same rows into the same table. Each round adds other deliveries to the same database.
 */
export async function backlogBench(
  app: BenchApp,
  say: (line: string) => void,
  { deliveries, rounds: wanted }: BacklogOptions,
): Promise<Result> {
  const connections: BenchConnection[] = [];
  for (const provider of registry) {
    connections.push(await addBenchConnection(app.database, provider, { label: `Bench ${provider.label}` }));
  }
  const rounds: Round[] = [];
  while (rounds.length < wanted) {
    const until = Date.now();
    const planned = planTraffic(connections, {
      ...{ from: until - days * 86_400_000, to: until, count: deliveries },
      ...{ seed: 1 + rounds.length * 1_000, offsetMinutes: 330 },
    });
    await pauseConnections(app.database, connections, true);
    await app.database.query('CHECKPOINT');
    const insert = await timed(() => insertRaw(app.database, planned));
    await app.database.query('CHECKPOINT');
    const memory = await watchMemory(app.launcher, 1_000);
    const project = await timed(async () => {
      await pauseConnections(app.database, connections, false);
      await app.database.query("SELECT pg_notify('switchboard_delivery', '')");
      await projected(app.database);
    });
    await memory.stop();
    rounds.push({ insert, project, memory: memory.samples });
    say(
      `Round ${rounds.length} of ${wanted}: ${deliveries} rows inserted in ${insert.toFixed(1)} s, ` +
        `projected in ${project.toFixed(1)} s (${Math.round(deliveries / project)}/s)`,
    );
  }
  return judge(rounds, deliveries, await states(app.database));
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

const statesRow = z.object({ deliveries: z.number(), unread: z.number(), calls: z.number() });

async function states(database: pg.Client): Promise<z.infer<typeof statesRow>> {
  const { rows } = await database.query(
    `SELECT count(*)::int AS deliveries, count(*) FILTER (WHERE state <> 'projected')::int AS unread,
       (SELECT count(*)::int FROM call) AS calls
     FROM delivery`,
  );
  return statesRow.parse(rows[0]);
}

/** Of the process that projects; before it had one of its own, that is the app. */
const projecting = ({ projector, app }: Memory) => projector ?? app;

/** MB by which the highest of the last quarter exceeds the highest of the first. */
function growth(samples: readonly Memory[]): number {
  const quarter = Math.max(1, Math.floor(samples.length / 4));
  const highest = (part: readonly Memory[]) => Math.max(...part.map(projecting));
  return highest(samples.slice(-quarter)) - highest(samples.slice(0, quarter));
}

function judge(
  rounds: readonly Round[],
  deliveries: number,
  { deliveries: stored, unread, calls }: z.infer<typeof statesRow>,
): Result {
  const row = (what: string, of: (round: Round) => number) => {
    const values = rounds.map(of);
    return [what, ...values, median(values)];
  };
  const ratio = ({ insert, project }: Round) => project / insert;
  const broken: string[] = [];
  if (unread > 0) broken.push(`${unread} deliveries were set aside as ignored or failed`);
  return {
    bench: 'backlog',
    setting:
      `${deliveries} deliveries of ${registry.length} providers over ${days} days in each round, inserted ${rowsAtOnce} rows a ` +
      'statement, then projected by the running app until no delivery and no figure waits',
    tables: [
      {
        heading: ['', ...rounds.map((_, index) => `round ${index + 1}`), 'median'],
        rows: [
          row('plain insert, s', ({ insert }) => insert),
          row('projection, s', ({ project }) => project),
          row('projection, deliveries/s', ({ project }) => deliveries / project),
          row('projection ÷ insert', ratio),
          row('memory at the start, MB', ({ memory }) => memory.slice(0, 1).map(projecting)[0] ?? Number.NaN),
          row('memory, highest, MB', ({ memory }) => Math.max(...memory.map(projecting))),
          row('memory at the end, MB', ({ memory }) => memory.slice(-1).map(projecting)[0] ?? Number.NaN),
        ],
      },
    ],
    goals: [
      { what: 'projection ÷ plain insert, time', value: median(rounds.map(ratio)), unit: '×', atMost: 10 },
      {
        what: 'memory, last quarter of a round − first',
        value: median(rounds.map(({ memory }) => growth(memory))),
        unit: 'MB',
        atMost: 50,
      },
    ],
    broken,
    notes: [`${stored} deliveries have become ${calls} calls.`],
    figures: { deliveries, rounds, stored, calls },
  };
}
