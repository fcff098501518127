import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { reportError } from '../../lib/cli/output.ts';
import { findBrowser } from '../../lib/launch/find-browser.ts';
import { startBenchApp } from '../bench/bench-app.ts';
import { machine, report } from '../bench/report.ts';
import { type LighthouseOptions, lighthouseBench } from './lighthouse-bench.ts';

/** `npm run lighthouse`: what the pages weigh, and what Lighthouse says of them, beside what is asked of them. */
const program = new Command('lighthouse')
  .description(
    'Measures the pages of Switchboard on this computer, with made-up calls in an empty data directory: the scores of ' +
      'Lighthouse, and the scripts that a browser receives. A goal missed is no error.',
  )
  .option('--calls <count>', 'how many calls there are', whole, 20_000)
  .option('--runs <count>', 'how often Lighthouse goes through each page', whole, 3)
  .option('--json', 'print JSON')
  .showHelpAfterError('(see --help)')
  .exitOverride()
  .action(run);

async function run(options: LighthouseOptions & { json?: boolean }): Promise<void> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const browser = await findBrowser(say);
  const on = machine('');
  const app = await startBenchApp(say, 'product');
  try {
    const result = await lighthouseBench(app, browser, say, options);
    report({ ...on, database: app.databaseWords }, [result], options);
  } finally {
    await app.stop();
  }
}

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('write a whole number, 1 or more');
  return value;
}

try {
  await program.parseAsync();
} catch (error) {
  // Commander has printed its own message already, or the help that was asked for.
  process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
  if (!(error instanceof CommanderError)) reportError(error, process.argv.includes('--json'));
}
