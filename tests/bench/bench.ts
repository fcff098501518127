import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { reportError } from '../../lib/cli/output.ts';
import { type AnalyticsOptions, analyticsBench } from './analytics-bench.ts';
import { type BacklogOptions, backlogBench } from './backlog-bench.ts';
import { type BenchApp, startBenchApp } from './bench-app.ts';
import { type CallsOptions, callsBench } from './calls-bench.ts';
import { type DashboardsOptions, dashboardsBench } from './dashboards-bench.ts';
import { type IngestOptions, ingestBench } from './ingest-bench.ts';
import { type Measurement, machine, type Result, report } from './report.ts';
import { type VisibleOptions, visibleBench } from './visible-bench.ts';

/** `npm run bench -- <name>`: measures the product and prints figures beside what they are compared with. */
const program = new Command('bench')
  .description(
    'Measures Switchboard on this computer: the product’s own code, a durable PostgreSQL of its own, an empty data ' +
      'directory. Prints figures and goals; a goal missed is no error, a lost delivery is.',
  )
  .showHelpAfterError('(see --help)')
  .exitOverride();

type Output = { json?: boolean };
type Say = (line: string) => void;

const defaults = {
  ingest: { rounds: 3, seconds: 8, connections: 16 },
  visible: { rate: 200, seconds: 60 },
  dashboards: { rate: 200, seconds: 10, rounds: 3, readers: 20, deliveries: 50_000 },
  backlog: { deliveries: 100_000, rounds: 3 },
  calls: { sizes: [100_000, 1_000_000], rounds: 9, export: 1_000_000 },
  analytics: { sizes: [100_000, 1_000_000], rounds: 5 },
};

program
  .command('ingest')
  .description('the front door beside an empty route and a route with one prisma.create')
  .option('--rounds <count>', 'how often each is measured', whole, defaults.ingest.rounds)
  .option('--seconds <count>', 'how long each time', whole, defaults.ingest.seconds)
  .option('--connections <count>', 'how many requests at a time', whole, defaults.ingest.connections)
  .option('--json', 'print JSON')
  .action((options: Output & IngestOptions) => run(options, [onApp((...on) => ingestBench(...on, options))]));

program
  .command('visible')
  .description('from the sending of a delivery to its call, at a fixed rate; with --seconds 900 a soak')
  .option('--rate <count>', 'deliveries a second', whole, defaults.visible.rate)
  .option('--seconds <count>', 'how long', whole, defaults.visible.seconds)
  .option('--json', 'print JSON')
  .action((options: Output & VisibleOptions) =>
    run(options, [onApp((...on) => visibleBench(...on, options))]),
  );

program
  .command('dashboards')
  .description('the acknowledgement while many readers open dear pages')
  .option('--rate <count>', 'deliveries a second', whole, defaults.dashboards.rate)
  .option('--seconds <count>', 'how long each time', whole, defaults.dashboards.seconds)
  .option('--rounds <count>', 'how often', whole, defaults.dashboards.rounds)
  .option('--readers <count>', 'how many pages at once', whole, defaults.dashboards.readers)
  .option('--deliveries <count>', 'how many are stored before', whole, defaults.dashboards.deliveries)
  .option('--json', 'print JSON')
  .action((options: Output & DashboardsOptions) =>
    run(options, [onApp((...on) => dashboardsBench(...on, options))]),
  );

program
  .command('backlog')
  .description('the projection of a backlog beside the plain insert of the same rows')
  .option('--deliveries <count>', 'how many in each round', whole, defaults.backlog.deliveries)
  .option('--rounds <count>', 'how often', whole, defaults.backlog.rounds)
  .option('--json', 'print JSON')
  .action((options: Output & BacklogOptions) =>
    run(options, [onApp((...on) => backlogBench(...on, options))]),
  );

program
  .command('calls')
  .description('what the call list asks the database, and the export, at growing numbers of calls')
  .option(
    '--sizes <counts>',
    'how many calls, smallest first, as 100000,1000000,10000000',
    wholes,
    defaults.calls.sizes,
  )
  .option('--rounds <count>', 'how often everything is asked', whole, defaults.calls.rounds)
  .option('--export <count>', 'how many calls are exported at most', whole, defaults.calls.export)
  .option('--json', 'print JSON')
  .action((options: Output & CallsOptions) => run(options, [onApp((...on) => callsBench(...on, options))]));

program
  .command('analytics')
  .description('what the overview, hang-ups and agents ask the database, at growing numbers of calls')
  .option(
    '--sizes <counts>',
    'how many calls, smallest first, as 100000,1000000,10000000',
    wholes,
    defaults.analytics.sizes,
  )
  .option('--rounds <count>', 'how often everything is asked', whole, defaults.analytics.rounds)
  .option('--keep <directory>', 'keep the calls there, and use those that are there already')
  .option('--json', 'print JSON')
  .action((options: Output & AnalyticsOptions) => run(options, [(say) => analyticsBench(say, options)]));

program
  .command('all')
  .description('all of them, one after the other; takes about three quarters of an hour')
  .option('--json', 'print JSON')
  .action((options: Output) =>
    run(options, [
      onApp((...on) => ingestBench(...on, defaults.ingest)),
      onApp((...on) => visibleBench(...on, defaults.visible)),
      onApp((...on) => dashboardsBench(...on, defaults.dashboards)),
      onApp((...on) => backlogBench(...on, defaults.backlog)),
      onApp((...on) => callsBench(...on, defaults.calls)),
      (say) => analyticsBench(say, defaults.analytics),
    ]),
  );

type Bench = (say: Say) => Promise<Measurement>;

/** A benchmark on an app of its own, so that none inherits the other's data. */
function onApp(bench: (app: BenchApp, say: Say) => Promise<Result>): Bench {
  return async (say) => {
    const app = await startBenchApp(say);
    try {
      const result = await bench(app, say);
      if (result.broken.length > 0) say(`The app's last words:\n${app.lastWords()}`);
      return { databaseWords: app.databaseWords, result };
    } finally {
      await app.stop();
    }
  };
}

async function run(options: Output, benches: readonly Bench[]): Promise<void> {
  const say: Say = (line) => process.stderr.write(`${line}\n`);
  const results: Result[] = [];
  let on = machine('');
  for (const bench of benches) {
    const { databaseWords, result } = await bench(say);
    on = { ...on, database: databaseWords };
    results.push(result);
  }
  report(on, results, options);
  if (results.some(({ broken }) => broken.length > 0)) process.exitCode = 1;
}

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('write a whole number, 1 or more');
  return value;
}

function wholes(text: string): number[] {
  return text.split(',').map(whole);
}

try {
  await program.parseAsync();
} catch (error) {
  // Commander has printed its own message already, or the help that was asked for.
  process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
  if (!(error instanceof CommanderError)) reportError(error, process.argv.includes('--json'));
}
