import { z } from 'zod';
import { systemViewer } from '../../lib/auth/system-viewer.ts';
import { newestFirst } from '../../lib/calls/call-order.ts';
import { countCalls } from '../../lib/calls/count-calls.ts';
import { facetCounts } from '../../lib/calls/facet-counts.ts';
import type { CallFilters } from '../../lib/calls/filters.ts';
import { listCalls } from '../../lib/calls/list-calls.ts';
import { searchHits } from '../../lib/calls/search-hits.ts';
import { exportCalls } from '../../lib/export/export-calls.ts';
import { registry } from '../../lib/providers/registry.ts';
import { addBenchConnection } from './add-bench-connection.ts';
import { askInRounds, type Question } from './ask-in-rounds.ts';
import type { BenchApp } from './bench-app.ts';
import { median } from './figures.ts';
import { makeCalls } from './make-calls.ts';
import type { Goal, Result } from './report.ts';

export type CallsOptions = { sizes: number[]; rounds: number; export: number };

const viewer = systemViewer('bench');
const rowsPerPage = 50;

type Measured = Record<string, number>;

/**
 * What the call list asks the database, at each size of the same data: pages, filters, searches, counts, facets; and
 * the export beside PostgreSQL's own.
 */
export async function callsBench(
  app: BenchApp,
  say: (line: string) => void,
  { sizes, rounds, export: exported }: CallsOptions,
): Promise<Result> {
  const connections: string[] = [];
  for (const provider of registry) {
    const added = await addBenchConnection(app.database, provider, { label: `Bench ${provider.label}` });
    connections.push(added.connection.id);
  }
  const measured: Measured[] = [];
  let made = 0;
  for (const size of sizes) {
    say(`Making ${size.toLocaleString('en')} calls …`);
    await makeCalls({ database: app.database, connections, say }, made, size);
    made = size;
    say('Measuring …');
    measured.push(await measureAll(await questionsAt(connections), rounds));
  }
  const [smallest = {}] = measured;
  const names = Object.keys(smallest);
  const ratio = (name: string, index: number, to: string = name) =>
    (measured[index]?.[name] ?? Number.NaN) / (smallest[to] ?? Number.NaN);
  const largest = measured.length - 1;
  const goals: Goal[] = [
    ...names
      .filter((name) => name.startsWith('page'))
      .map((name) => ({
        what: `${name} ÷ first page of the smallest`,
        value: ratio(name, largest, 'page: first'),
        unit: '×' as const,
        atMost: 2,
      })),
    ...names
      .filter((name) => name.startsWith('search'))
      .map((name) => ({
        what: `${name} ÷ itself in the smallest`,
        value: ratio(name, largest),
        unit: '×' as const,
        atMost: 4,
      })),
  ];
  const file = await measureExport(app, Math.min(exported, made), say);
  goals.push(
    {
      what: `export of ${file.rows.toLocaleString('en')} calls ÷ COPY`,
      value: file.seconds / file.copySeconds,
      unit: '×',
      atMost: 4,
    },
    { what: 'its memory, last quarter − first', value: file.megabytes, unit: 'MB', atMost: 50 },
  );
  return {
    bench: 'calls',
    setting: `what the call list asks, median of ${rounds} after a warm-up, in milliseconds; ${sizes.map((size) => size.toLocaleString('en')).join(', ')} calls of two years`,
    tables: [
      {
        heading: ['', ...sizes.map((size) => size.toLocaleString('en')), 'largest ÷ smallest'],
        rows: names.map((name) => [
          name,
          ...measured.map((each) => each[name] ?? Number.NaN),
          ratio(name, largest),
        ]),
      },
      {
        heading: ['export', 'calls', 'seconds', 'calls/s', 'MB'],
        rows: [
          ['CSV', file.rows, file.seconds, Math.round(file.rows / file.seconds), file.bytes / 1e6],
          ['COPY', file.rows, file.copySeconds, Math.round(file.rows / file.copySeconds), ''],
        ],
      },
    ],
    goals,
    broken: [],
    notes: [],
    figures: { sizes, measured, file },
  };
}

async function questionsAt(connections: readonly string[]): Promise<Record<string, Question>> {
  const page =
    (filters: CallFilters, options: { by?: 'talk'; cursor?: string } = {}) =>
    () =>
      listCalls(viewer, {
        filters,
        order: options.by ? { by: options.by, descending: true } : newestFirst,
        limit: rowsPerPage,
        ...(options.cursor === undefined ? {} : { cursor: options.cursor }),
      });
  const now = Date.now();
  const ago = (days: number) => new Date(now - days * 86_400_000).toISOString();
  const deep = await listCalls(viewer, { filters: { to: ago(200) }, limit: rowsPerPage });
  const [some] = deep.calls;
  if (some === undefined) throw new Error('there are no calls to look at');
  const agent = z
    .string()
    .parse((await listCalls(viewer, { filters: { handledBy: ['human'] }, limit: 1 })).calls[0]?.agentId);
  const search = (q: string) => async () => {
    const { calls } = await listCalls(viewer, { filters: { q }, limit: rowsPerPage });
    return await searchHits(viewer, q, calls);
  };
  const number = z.string().parse(some.customerNumber);
  return {
    'page: first': page({}),
    'page: in the middle': page({}, { cursor: z.string().parse(deep.next) }),
    'page: 30 days': page({ from: ago(30) }),
    'page: connection': page({ connection: connections.slice(0, 1) }),
    'page: direction': page({ direction: ['outbound'] }),
    'page: two outcomes': page({ outcome: ['missed', 'abandoned'] }),
    'page: reason': page({ reason: ['busy'] }),
    'page: no such reason': page({ reason: ['max_duration'] }),
    'page: party': page({ party: ['network'] }),
    'page: handled by AI': page({ handledBy: ['ai'] }),
    'page: agent': page({ agent: [agent] }),
    'page: business number': page({ businessNumber: ['+918047192807'] }),
    'page: queue': page({ queue: ['Queue 3'] }),
    'page: campaign': page({ campaign: ['Campaign 7'] }),
    'page: long talk': page({ talk: { min: 890 } }),
    'page: sorted by talk': page({}, { by: 'talk' }),
    'page: recording': page({ hasRecording: true }),
    'page: transcript': page({ hasTranscript: true }),
    'page: extracted value': page({ field: [{ identifier: 'interest', value: 'high' }] }),
    'page: contradictions': page({ hasContradiction: true }),
    'page: test calls': page({ isTest: true }),
    'page: live': page({ state: ['live'] }),
    'search: seven digits': search(number.slice(-9, -2)),
    'search: last four digits': search(number.slice(-4)),
    'search: agent': search('Bela Khan'),
    'search: call id': search(z.string().parse(some.keys[0]).slice(8, 30)),
    'search: word in every transcript': search('assistant'),
    'search: word in every 100th': search('refund'),
    'search: word in every 10,000th': search('marzipan'),
    'count: 7 days': () => countCalls(viewer, { from: ago(7) }),
    'count: everything': () => countCalls(viewer, {}),
    'facets: everything': () => facetCounts(viewer, {}),
    'facets: one outcome': () => facetCounts(viewer, { outcome: ['missed'] }),
  };
}

async function measureAll(questions: Record<string, Question>, rounds: number): Promise<Measured> {
  const times = await askInRounds(questions, rounds);
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
}

async function measureExport({ database }: BenchApp, rows: number, say: (line: string) => void) {
  const { rows: bounds } = await database.query(
    'SELECT started_at FROM call ORDER BY started_at DESC, id DESC OFFSET $1 LIMIT 1',
    [rows - 1],
  );
  const from = z
    .tuple([z.object({ started_at: z.date() })])
    .parse(bounds)[0]
    .started_at.toISOString();
  say(`Exporting ${rows.toLocaleString('en')} calls …`);
  const memory: number[] = [];
  let bytes = 0;
  let started = performance.now();
  const { body } = await exportCalls(viewer, { format: 'csv', filters: { from } });
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    memory.push(process.memoryUsage().rss / 1e6);
  }
  const seconds = (performance.now() - started) / 1000;
  started = performance.now();
  await database.query(
    `COPY (SELECT c.*, n.label FROM call AS c JOIN connection AS n ON n.id = c.connection_id
       WHERE c.started_at >= '${from}' ORDER BY c.started_at, c.id) TO '/dev/null' (FORMAT csv)`,
  );
  return {
    rows,
    seconds,
    bytes,
    copySeconds: (performance.now() - started) / 1000,
    megabytes: growth(memory),
  };
}

/** How much higher a figure stood in the last quarter of its readings than in the first, at the median. */
function growth(readings: readonly number[]): number {
  const quarter = Math.ceil(readings.length / 4);
  return median(readings.slice(-quarter)) - median(readings.slice(0, quarter));
}
