import { z } from 'zod';
import { waitPercentiles } from '../../lib/analytics/wait-percentiles.ts';
import { systemViewer } from '../../lib/auth/system-viewer.ts';
import { patiently } from '../../lib/db.ts';
import {
  addressOf,
  type BenchPeriod,
  benchPeriods,
  furtherQuestions,
  overviewQuestions,
} from './analytics-questions.ts';
import { askInRounds, type Question } from './ask-in-rounds.ts';
import type { BenchApp } from './bench-app.ts';
import { median } from './figures.ts';
import { makeCalls } from './make-calls.ts';
import { type CountersMade, makeCounters } from './make-counters.ts';
import { quietConnections } from './quiet-connections.ts';
import { exactPercentiles, rawFigures } from './raw-figures.ts';
import type { Goal, Result, Table } from './report.ts';

export type AnalyticsOptions = { sizes: number[]; rounds: number };

const viewer = systemViewer('bench');
/** A page gives up on a statement after so many milliseconds. */
const pagePatience = 6_000;

/** Milliseconds by question, one a round, of several sets of questions. */
type Times = Record<string, Record<string, number[]>>;
type Measured = { size: number; counters: CountersMade; times: Times; deviation: number };

const overview = (period: BenchPeriod) => `overview, ${period}`;
const further = (period: BenchPeriod) => `behind it, ${period}`;
const narrowed = 'overview of one';
const raw = 'raw';

/**
 * What the overview and the screens behind it ask the database, at each size of the same data, beside itself in the
 * smallest set and beside the same figures grouped from the calls.
 */
export async function analyticsBench(
  app: BenchApp,
  say: (line: string) => void,
  { sizes, rounds }: AnalyticsOptions,
): Promise<Result> {
  const connections = await quietConnections(app);
  const measured: Measured[] = [];
  let made = 0;
  for (const size of sizes) {
    say(`Making ${size.toLocaleString('en')} calls …`);
    await makeCalls({ database: app.database, connections, say }, made, size);
    made = size;
    const counters = await makeCounters(app.database, say);
    say('Measuring …');
    const isLargest = size === sizes.at(-1);
    // Longer than a page would wait, so that what takes too long has a figure, too.
    const answer = await patiently(() => measure(app, connections, rounds, isLargest));
    measured.push({ size, counters, ...answer });
  }
  return resultOf(measured, { sizes, rounds });
}

async function measure(
  { database }: BenchApp,
  connections: readonly string[],
  rounds: number,
  isLargest: boolean,
): Promise<Pick<Measured, 'times' | 'deviation'>> {
  const [connection = ''] = connections;
  const { rows } = await database.query(
    "SELECT agent_id AS id FROM call WHERE handled_by = 'human' ORDER BY started_at DESC LIMIT 1",
  );
  const [agent] = z.tuple([z.object({ id: z.uuid() })]).parse(rows);
  const sets: Record<string, Record<string, Question>> = {};
  for (const period of benchPeriods) {
    const address = addressOf(period);
    sets[overview(period)] = overviewQuestions(address);
    sets[further(period)] = furtherQuestions(address, agent.id);
  }
  sets[narrowed] = narrowedOverviews({ connection, direction: 'inbound', agent: agent.id });
  const { scope, before, grain } = addressOf('365d');
  if (isLargest) sets[raw] = rawFigures(database, scope.range, before?.range ?? null, grain);

  // All in one, so that a round asks all of them.
  const all = Object.entries(sets).flatMap(([set, questions]) =>
    Object.entries(questions).map(([name, ask]) => ({ set, name, ask })),
  );
  const asked = await askInRounds(
    Object.fromEntries(all.map(({ set, name, ask }) => [`${set}: ${name}`, ask])),
    rounds,
  );
  const times: Times = {};
  for (const { set, name } of all) {
    times[set] = { ...times[set], [name]: asked[`${set}: ${name}`] ?? [] };
  }
  return { times, deviation: await deviationOfPercentiles(database) };
}

/** The overview with one filter, all its questions as one. */
function narrowedOverviews(filters: Record<string, string>): Record<string, Question> {
  const each = Object.entries(filters).flatMap(([name, value]) =>
    benchPeriods.map((period): [string, Question] => {
      const questions = Object.values(overviewQuestions(addressOf(period, { [name]: value })));
      const ask = async () => {
        for (const question of questions) await question();
      };
      return [`${name}, ${period}`, ask];
    }),
  );
  return Object.fromEntries(each);
}

/** How far percentiles from counters lie from those of the calls at most: a share of the latter. */
async function deviationOfPercentiles(database: BenchApp['database']): Promise<number> {
  const deviations: number[] = [];
  for (const period of benchPeriods) {
    const { scope } = addressOf(period);
    const counted = await waitPercentiles(viewer, scope);
    const exact = await exactPercentiles(database, scope.range);
    for (const share of ['p50', 'p90'] as const) {
      deviations.push(Math.abs((counted[share] ?? Number.NaN) - exact[share]) / exact[share]);
    }
  }
  return Math.max(...deviations);
}

/** The middle of the sums of each round: what the whole set takes. */
function sumOf(questions: Readonly<Record<string, number[]>> = {}): number {
  const rounds = Object.values(questions);
  const sums = rounds[0]?.map((_, round) => rounds.reduce((sum, times) => sum + (times[round] ?? 0), 0));
  return median(sums ?? []);
}

function resultOf(measured: readonly Measured[], { sizes, rounds }: AnalyticsOptions): Result {
  const [smallest] = measured;
  const largest = measured.at(-1);
  const sumAt = (each: Measured | undefined, set: string) => sumOf(each?.times[set]);
  const words = sizes.map((size) => size.toLocaleString('en'));
  const inWords = (size: number | undefined) => (size ?? 0).toLocaleString('en');
  const goals: Goal[] = [
    ...benchPeriods.map((period) => ({
      what: `${overview(period)}: at ${inWords(largest?.size)} ÷ at ${inWords(smallest?.size)}`,
      value: sumAt(largest, overview(period)) / sumAt(smallest, overview(period)),
      unit: '×' as const,
      atMost: 1.5,
    })),
    {
      what: `the same figures grouped from ${inWords(largest?.size)} calls ÷ ${overview('365d')}`,
      value: sumAt(largest, raw) / sumAt(largest, overview('365d')),
      unit: '×',
      atLeast: 20,
    },
    ...measured.map(({ size, deviation }) => ({
      what: `p50 and p90 of ${inWords(size)} calls, off percentile_cont`,
      value: deviation * 100,
      unit: '%' as const,
      atMost: 1,
    })),
  ];
  return {
    bench: 'analytics',
    setting: `what the overview and the screens behind it ask, one after the other, median of ${rounds} after a warm-up, in milliseconds; ${words.join(', ')} calls of two years, four fifths of them in the last one`,
    tables: [
      ...benchPeriods.map((period) => tableOf(overview(period), measured, true)),
      ...benchPeriods.map((period) => tableOf(further(period), measured, false)),
      tableOf(narrowed, measured, false),
      rawTable(largest),
      {
        heading: ['counters', 'quarters of an hour', 'seconds'],
        rows: measured.map(({ size, counters }) => [
          `of ${inWords(size)} calls`,
          counters.quarters,
          counters.seconds,
        ]),
      },
    ],
    goals,
    broken: [],
    notes: notesOn(measured),
    figures: { sizes, measured },
  };
}

function tableOf(set: string, measured: readonly Measured[], withSum: boolean): Table {
  const names = Object.keys(measured[0]?.times[set] ?? {});
  const row = (name: string, values: readonly number[]) => [
    name,
    ...values,
    (values.at(-1) ?? Number.NaN) / (values[0] ?? Number.NaN),
  ];
  const rows = names.map((name) =>
    row(
      name,
      measured.map(({ times }) => median(times[set]?.[name] ?? [])),
    ),
  );
  const sum = row(
    'all of them',
    measured.map(({ times }) => sumOf(times[set])),
  );
  return {
    heading: [set, ...measured.map(({ size }) => size.toLocaleString('en')), 'largest ÷ smallest'],
    rows: withSum ? [...rows, sum] : rows,
  };
}

/** Figures of the largest set, from counters and from the calls. */
function rawTable(largest: Measured | undefined): Table {
  const counted = largest?.times[overview('365d')] ?? {};
  const grouped = largest?.times[raw] ?? {};
  const row = (name: string, slow: number, quick: number) => [name, slow, quick, slow / quick];
  return {
    heading: ['365d, the largest', 'GROUP BY', 'overview', 'GROUP BY ÷ overview'],
    rows: [
      ...Object.entries(grouped).map(([name, times]) =>
        row(name, median(times), median(counted[name] ?? [])),
      ),
      row('all of them', sumOf(grouped), sumOf(counted)),
    ],
  };
}

function notesOn(measured: readonly Measured[]): string[] {
  return measured.flatMap(({ size, times }) =>
    Object.entries(times)
      .filter(([set]) => set !== raw && set !== narrowed)
      .flatMap(([set, questions]) =>
        Object.entries(questions)
          .filter(([, each]) => median(each) > pagePatience)
          .map(([name]) => `${set}: ${name} takes longer at ${size.toLocaleString('en')} than a page waits.`),
      ),
  );
}
