import { benchPeriods } from './analytics-questions.ts';
import { further, narrowed, overview, raw } from './analytics-sets.ts';
import { wordsFor } from './bench-app.ts';
import { type CallSet, openCallSets } from './call-sets.ts';
import { median } from './figures.ts';
import type { Goal, Measurement, Result, Table } from './report.ts';

export type AnalyticsOptions = { sizes: number[]; rounds: number; keep?: string };

/** A page gives up on a statement after so many milliseconds. */
const pagePatience = 6_000;

/** Milliseconds by question, one a round, of several sets of questions. */
type Times = Record<string, Record<string, number[]>>;
type Measured = Pick<CallSet, 'size' | 'counters'> & { times: Times; deviation: number };

/**
 * What the overview and the screens behind it ask the database, at each size of the same data, beside itself in the
 * smallest set and beside the same figures grouped from the calls. All sizes stand ready at once on one server, and
 * each question is put to one size after the other before the next question is asked: a busy moment of the machine
 * hits all sizes alike.
 */
export async function analyticsBench(
  say: (line: string) => void,
  { sizes, rounds, keep }: AnalyticsOptions,
): Promise<Measurement> {
  const { sets, database, close } = await openCallSets(sizes, keep, say);
  try {
    const measured: Measured[] = sets.map(({ size, counters }) => ({
      size,
      counters,
      times: {},
      deviation: 0,
    }));
    // A round before the first warms up and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      say(round === 0 ? 'Warming up …' : `Measuring, round ${round} of ${rounds} …`);
      await askAll(sets, measured, round > 0);
    }
    for (const [index, set] of sets.entries()) {
      const each = measured[index];
      if (each) each.deviation = await set.ask({ deviation: true });
    }
    return { databaseWords: await wordsFor(database), result: resultOf(measured, { sizes, rounds }) };
  } finally {
    await close();
  }
}

async function askAll(
  sets: readonly CallSet[],
  measured: readonly Measured[],
  counts: boolean,
): Promise<void> {
  const largest = sets.at(-1);
  for (const [set, names] of Object.entries(sets[0]?.sets ?? {})) {
    for (const name of names) {
      for (const [index, each] of sets.entries()) {
        if (set === raw && each !== largest) continue;
        const milliseconds = await each.ask({ set, name });
        const times = measured[index]?.times;
        if (!counts || times === undefined) continue;
        times[set] = { ...times[set], [name]: [...(times[set]?.[name] ?? []), milliseconds] };
      }
    }
  }
}

/** Of very many calls it has no answer, which takes no time: counted in, it would flatter the largest set. */
const unanswered = 'unique callers';

/** The middle of the sums of each round: what the whole set takes. */
function sumOf(questions: Readonly<Record<string, number[]>> = {}): number {
  const rounds = Object.entries(questions).flatMap(([name, times]) => (name === unanswered ? [] : [times]));
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
    `all but ${unanswered}`,
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
      row(`all of them ÷ the whole overview`, sumOf(grouped), sumOf(counted)),
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
